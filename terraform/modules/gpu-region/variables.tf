variable "environment" {
  type = string
}

variable "name" {
  description = "The region as rollouts call it."
  type        = string
}

variable "region" {
  description = "Its entry of modules/regions' output."
  type = object({
    name              = string
    aws_region        = string
    cidr              = string
    profile           = string
    instance_type     = string
    replicas_per_node = number
    replicas_min      = number
    replicas_max      = number
    nodes_min         = number
    nodes_max         = number
    capacity_type     = string
    schedule = list(object({
      timezone = string
      start    = string
      end      = string
      replicas = number
    }))
  })
}

variable "kubernetes_version" {
  type    = string
  default = "1.34"
}

variable "api_cidrs" {
  description = "From where the cluster's API may be reached; nowhere but inside where empty."
  type        = list(string)
  default     = []

  validation {
    condition     = !contains(var.api_cidrs, "0.0.0.0/0")
    error_message = "The cluster's API is not for everybody."
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
}

variable "images" {
  description = "By digest."
  type = object({
    engine      = object({ repository = string, digest = string })
    gateway     = object({ repository = string, digest = string })
    cloudflared = object({ digest = string })
  })
}

variable "system_nodes" {
  description = "For gateways, tunnels and what watches over them."
  type        = object({ instance_type = string, count = number })
  default     = { instance_type = "c7a.2xlarge", count = 3 }
}
