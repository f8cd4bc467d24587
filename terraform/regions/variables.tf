# The one declaration of the map. Both roots link to this file (terraform/README.md), so that nobody types it twice.

variable "environment" {
  description = "staging or production: a part of every name."
  type        = string

  validation {
    condition     = contains(["staging", "production"], var.environment)
    error_message = "environment must be staging or production."
  }
}

variable "regions" {
  description = "Every region by its name, as rollouts call it. A new region is one more entry here."
  type = map(object({
    aws_region = string
    # Distinct, so that regions can be peered one day.
    cidr = string
    # An engine profile of gpu-backend/serving, and a machine that carries it (machines.tf).
    profile           = string
    engine            = optional(string, "trtllm")
    instance_type     = string
    replicas_per_node = number
    # Availability zones by name, where the first three are not meant: a capacity block lies in one, not all offer each machine.
    zones = optional(list(string), [])
    # Of replicas; nodes follow from them.
    replicas_min = optional(number, 2)
    replicas_max = number
    # ON_DEMAND, SPOT or CAPACITY_BLOCK.
    capacity_type = optional(string, "ON_DEMAND")
    # Which regions may answer when this one cannot, in order; none where data must stay.
    fallback = optional(list(string), [])
    # Never fewer replicas within these hours.
    schedule = optional(list(object({
      timezone = string
      start    = string
      end      = string
      replicas = number
    })), [])
  }))

  validation {
    condition     = length(var.regions) > 0
    error_message = "There must be a region."
  }
  validation {
    condition     = alltrue([for name in keys(var.regions) : can(regex("^[a-z][a-z0-9-]{0,15}$", name))])
    error_message = "A region's name is up to 16 lower-case letters, digits and hyphens, a letter first."
  }
  validation {
    condition     = alltrue([for region in var.regions : can(cidrnetmask(region.cidr)) && can(cidrsubnet(region.cidr, 4, 15))])
    error_message = "cidr must be a network with room for sixteen subnets."
  }
  validation {
    condition     = length(distinct([for region in var.regions : region.cidr])) == length(var.regions)
    error_message = "Two regions have one cidr."
  }
  validation {
    condition = alltrue([for region in var.regions :
      region.replicas_min >= 1 && region.replicas_min <= region.replicas_max && region.replicas_per_node >= 1
    ])
    error_message = "replicas_min must be 1 or more and not above replicas_max; a node carries a replica at least."
  }
  validation {
    condition     = alltrue([for region in var.regions : contains(["trtllm", "vllm"], region.engine)])
    error_message = "engine must be trtllm or vllm."
  }
  validation {
    condition     = alltrue([for region in var.regions : contains(["ON_DEMAND", "SPOT", "CAPACITY_BLOCK"], region.capacity_type)])
    error_message = "capacity_type must be ON_DEMAND, SPOT or CAPACITY_BLOCK."
  }
  validation {
    condition = alltrue(flatten([for name, region in var.regions :
      [for other in region.fallback : contains(keys(var.regions), other) && other != name]
    ]))
    error_message = "fallback names another region of the map."
  }
  validation {
    condition = alltrue(flatten([for region in var.regions :
      [for hours in region.schedule : hours.replicas >= region.replicas_min && hours.replicas <= region.replicas_max]
    ]))
    error_message = "A schedule's replicas lie between replicas_min and replicas_max."
  }
}
