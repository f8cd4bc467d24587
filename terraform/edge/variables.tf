variable "account_id" {
  description = "Cloudflare's account."
  type        = string
}

variable "zone" {
  description = "The zone, and the hosts in it: the public API's and the operators'."
  type = object({
    id         = string
    name       = string
    api_host   = string
    admin_host = string
  })

  validation {
    condition = alltrue([for host in [var.zone.api_host, var.zone.admin_host] :
      host == var.zone.name || endswith(host, ".${var.zone.name}")
    ]) && var.zone.api_host != var.zone.admin_host
    error_message = "api_host and admin_host are two hosts of the zone."
  }
}

variable "operators" {
  description = "Who may reach the operators' host: addresses of the identity provider."
  type        = set(string)

  validation {
    condition     = length(var.operators) > 0 && alltrue([for address in var.operators : can(regex("^[^@ ]+@[^@ ]+$", address))])
    error_message = "operators are e-mail addresses, one at least."
  }
}

variable "access_team" {
  description = "https://<team>.cloudflareaccess.com: who signs for operators."
  type        = string
}

variable "limits" {
  description = "What an address may send before the zone turns it away, long before the Worker's quotas count."
  type = object({
    requests_per_10_seconds = optional(number, 200)
    block_seconds           = optional(number, 10)
  })
  default = {}
}

variable "load_balancer" {
  description = "Another way in for callers of a gateway who are not the Worker: a host that is balanced over the regions' tunnels. Off by default."
  type = object({
    host  = string
    order = list(string)
  })
  default = null

  validation {
    condition     = var.load_balancer == null || alltrue([for name in try(var.load_balancer.order, []) : contains(keys(var.regions), name)])
    error_message = "load_balancer.order names regions of the map."
  }
}

variable "worker_is_deployed" {
  description = "False the first time: a domain cannot lead to a Worker that is not there, which needs the ids made here."
  type        = bool
  default     = true
}
