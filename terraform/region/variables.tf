variable "environment" {
  type = string
}

# Validated in modules/regions.
variable "regions" {
  type = any
}

variable "name" {
  description = "Which of them."
  type        = string
}

variable "api_cidrs" {
  type    = list(string)
  default = []
}

variable "capacity_reservation_id" {
  type    = string
  default = null
}

variable "model" {
  type = object({ id = string, manifest_sha256 = string })
}

variable "images" {
  type = object({
    engine      = object({ repository = string, digest = string })
    gateway     = object({ repository = string, digest = string })
    cloudflared = object({ digest = string })
  })
}
