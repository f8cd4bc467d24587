variable "environment" {
  type = string
}

# Validated in modules/regions.
variable "regions" {
  type = any
}

variable "account_id" {
  type = string
}

variable "zone" {
  type = object({ id = string, name = string, api_host = string, admin_host = string })
}

variable "operators" {
  type = set(string)
}

variable "access_team" {
  description = "https://<team>.cloudflareaccess.com: who signs for operators."
  type        = string
}

variable "load_balancer" {
  type    = object({ host = string, order = list(string) })
  default = null
}

variable "worker_is_deployed" {
  description = "False the first time: a domain cannot lead to a Worker that is not there, which needs the ids made here."
  type        = bool
  default     = true
}
