variable "name" {
  description = "Which of the regions."
  type        = string

  validation {
    condition     = contains(keys(var.regions), var.name)
    error_message = "name is a region of the map."
  }
}

variable "kubernetes_version" {
  description = "Of the cluster; EKS raises it a minor version at a time."
  type        = string
  default     = "1.34"
}

variable "api_cidrs" {
  description = "From where the cluster's API may be reached; only from within the network where empty."
  type        = list(string)
  default     = []

  validation {
    condition = alltrue([for cidr in var.api_cidrs :
      can(cidrhost(cidr, 0)) && try(tonumber(split("/", cidr)[1]), 0) >= (strcontains(cidr, ":") ? 32 : 16)
    ])
    error_message = "api_cidrs are networks of a /16 at most (IPv6: /32): the cluster's API is not for everybody."
  }
}

variable "capacity_reservation_id" {
  description = "Of a capacity block, where the region's capacity_type is CAPACITY_BLOCK."
  type        = string
  default     = null
}

variable "model" {
  description = "The checkpoint that is served: its name, and its manifest's hash (npm run model:manifest)."
  type        = object({ id = string, manifest_sha256 = string })

  validation {
    condition     = can(regex("^[0-9a-f]{64}$", var.model.manifest_sha256))
    error_message = "manifest_sha256 is 64 hexadecimal digits."
  }
}

variable "images" {
  description = "By digest."
  type = object({
    engine      = object({ repository = string, digest = string })
    gateway     = object({ repository = string, digest = string })
    cloudflared = object({ digest = string })
  })

  validation {
    condition     = alltrue([for image in var.images : can(regex("^sha256:[0-9a-f]{64}$", image.digest))])
    error_message = "A digest is sha256: and 64 hexadecimal digits."
  }
}

variable "system_nodes" {
  description = "For gateways, tunnels and what watches over them."
  type        = object({ instance_type = string, count = number })
  default     = { instance_type = "c7a.2xlarge", count = 3 }
}
