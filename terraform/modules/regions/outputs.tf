output "regions" {
  description = "The map, with what follows from each entry."
  value       = local.regions
}

output "backends" {
  description = "The Worker's setting `backends`: where each region's gateway is."
  value       = { for name, region in local.regions : name => "vpc://${region.binding}" }
}

output "rollout_regions" {
  description = "The part of a rollout document that the map decides: each region's pools, its own first, then those that may stand in."
  value       = { for name, region in local.regions : name => { pools = { gpu = [name] }, fallback = region.fallback } }
}
