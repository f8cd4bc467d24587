variable "account_id" {
  type = string
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

variable "worker" {
  description = "The Worker's name, as wrangler deploys it. Custom domains lead to it; null as long as it was never deployed."
  type        = string
  default     = null
}

variable "environment" {
  type = string
}

variable "regions" {
  description = "modules/regions' output."
  type = map(object({
    name    = string
    binding = string
  }))
}

variable "operators" {
  description = "Who may reach the operators' host: addresses of the identity provider."
  type        = set(string)

  validation {
    condition     = length(var.operators) > 0 && alltrue([for address in var.operators : can(regex("^[^@ ]+@[^@ ]+$", address))])
    error_message = "operators are e-mail addresses, one at least."
  }
}

variable "limits" {
  description = "What an address may ask before it is turned away at the zone, long before the Worker's quotas count."
  type = object({
    requests_per_10_seconds = optional(number, 200)
    block_seconds           = optional(number, 10)
    body_bytes_max          = optional(number, 262144)
  })
  default = {}
}

variable "load_balancer" {
  description = "Another way in for callers of a gateway who are not the Worker: a host that is balanced over the regions' tunnels. Off where not given."
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
