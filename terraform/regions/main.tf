terraform {
  required_version = ">= 1.11.0"
}

# Names and numbers that both sides take from the one map. No provider, so that it is tested anywhere.
locals {
  regions = { for name, region in var.regions : name => merge(region, {
    name    = "llasa-${var.environment}-${name}"
    binding = "GPU_${upper(replace(name, "-", "_"))}"
    # For the chart: how many engines one node's drain moves.
    node_cards = try(local.machines[region.instance_type].cards, 0)
    nodes_min  = ceil(region.replicas_min / region.replicas_per_node)
    nodes_max  = ceil(region.replicas_max / region.replicas_per_node)
  }) }
}
