variable "cluster" {
  type = object({ name = string, region = string, tags = map(string) })
}

variable "addons" {
  description = "Managed add-ons by name; `configuration` is JSON, `identity` the role that its pods take."
  type = map(object({
    configuration = optional(string)
    identity      = optional(object({ role_arn = string, account = string }))
  }))
}
