# One a region, outbound from its cluster. Its token is read with `cloudflared tunnel token`, not here: it would lie in the state.
resource "cloudflare_zero_trust_tunnel_cloudflared" "region" {
  for_each   = local.regions
  account_id = var.account_id
  name       = each.value.name
  config_src = "cloudflare"
}

# What the Worker is bound to: the gateway's Service by its name inside the cluster, resolved at the tunnel's other end.
resource "cloudflare_connectivity_directory_service" "gateway" {
  for_each   = local.regions
  account_id = var.account_id
  name       = each.value.name
  type       = "http"
  http_port  = 80

  host = {
    hostname         = "llasa-gateway.llasa.svc.cluster.local"
    resolver_network = { tunnel_id = cloudflare_zero_trust_tunnel_cloudflared.region[each.key].id }
  }
}
