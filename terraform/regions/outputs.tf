output "regions" {
  description = "The map, with what follows from each entry."
  value       = local.regions

  precondition {
    condition     = alltrue([for region in var.regions : contains(keys(local.profiles), region.profile)])
    error_message = "profile must be one of gpu-backend/serving/chart/profiles: ${join(", ", keys(local.profiles))}."
  }
  precondition {
    condition = alltrue([for region in var.regions :
      try(local.machines[region.instance_type].card, null) == try(local.profiles[region.profile].card, "")
    ])
    error_message = "instance_type has not the card of its profile (machines.tf): engines would match no node."
  }
  precondition {
    condition = alltrue([for region in var.regions :
      region.replicas_per_node * try(local.profiles[region.profile].cards, 0) <= try(local.machines[region.instance_type].cards, 0)
    ])
    error_message = "replicas_per_node needs more cards than instance_type has."
  }
  precondition {
    condition     = alltrue([for region in var.regions : region.engine == "vllm" || !strcontains(region.profile, "int4")])
    error_message = "An int4 profile runs on vllm only."
  }
}

output "backends" {
  description = "The Worker's setting `backends`: where each region's gateway is."
  value       = { for name, region in local.regions : name => "vpc://${region.binding}" }
}

output "rollout_regions" {
  description = "The part of a rollout document that the map decides: each region's pools, its own first, then those that may stand in."
  value       = { for name, region in local.regions : name => { pools = { gpu = [name] }, fallback = region.fallback } }
}
