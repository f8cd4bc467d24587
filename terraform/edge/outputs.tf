# `terraform output -json worker | npm run wrangler:config -- production` makes wrangler's environment of it.
output "worker" {
  value = {
    name            = "llasa-edge-${var.environment}"
    kv_namespaces   = module.edge.kv_namespaces
    d1_database_id  = module.edge.d1_database_id
    vpc_services    = module.edge.vpc_services
    backends        = module.regions.backends
    admin_host      = var.zone.admin_host
    access_issuer   = "https://${var.access_team}.cloudflareaccess.com"
    access_audience = module.edge.access_audience
    # Name and address by which Access knows them; their scopes are given here and nowhere else.
    operators = sort(tolist(var.operators))
  }
}

output "tunnel_ids" {
  value = module.edge.tunnel_ids
}

output "rollout_regions" {
  value = module.regions.rollout_regions
}
