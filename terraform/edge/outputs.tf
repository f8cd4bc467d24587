# `terraform output -json worker | npm run wrangler:config -- production` makes wrangler's environment of it.
output "worker" {
  description = "What the Worker is deployed with: names, ids of its bindings, backends, who signs for operators."
  value = {
    name           = local.worker
    kv_namespaces  = { for name, namespace in cloudflare_workers_kv_namespace.this : name => namespace.id }
    d1_database_id = cloudflare_d1_database.this.id
    vpc_services = [for name in sort(keys(local.regions)) : {
      binding    = local.regions[name].binding
      service_id = cloudflare_connectivity_directory_service.gateway[name].service_id
    }]
    backends        = module.regions.backends
    api_host        = var.zone.api_host
    admin_host      = var.zone.admin_host
    access_issuer   = "https://${var.access_team}.cloudflareaccess.com"
    access_audience = cloudflare_zero_trust_access_application.admin.aud
    # Name and address by which Access knows them; their scopes are granted here and nowhere else.
    operators = sort(tolist(var.operators))
  }
}

output "tunnel_ids" {
  description = "By region; `cloudflared tunnel token` takes one."
  value       = { for name, tunnel in cloudflare_zero_trust_tunnel_cloudflared.region : name => tunnel.id }
}

output "rollout_regions" {
  description = "The part of a rollout document that the map decides."
  value       = module.regions.rollout_regions
}
