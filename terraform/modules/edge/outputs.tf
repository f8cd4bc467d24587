output "kv_namespaces" {
  description = "Ids by our names: store, answers."
  value       = { for name, namespace in cloudflare_workers_kv_namespace.this : name => namespace.id }
}

output "d1_database_id" {
  value = cloudflare_d1_database.this.id
}

output "vpc_services" {
  description = "For wrangler: binding and service of each region."
  value = [for name in sort(keys(var.regions)) : {
    binding    = var.regions[name].binding
    service_id = cloudflare_connectivity_directory_service.gateway[name].service_id
  }]
}

output "tunnel_ids" {
  value = { for name, tunnel in cloudflare_zero_trust_tunnel_cloudflared.region : name => tunnel.id }
}

output "access_audience" {
  value = cloudflare_zero_trust_access_application.admin.aud
}
