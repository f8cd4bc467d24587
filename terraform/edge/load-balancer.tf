locals {
  balanced = var.load_balancer == null ? {} : { for name in var.load_balancer.order : name => local.regions[name] }
}

resource "cloudflare_zero_trust_tunnel_cloudflared_config" "balanced" {
  for_each   = local.balanced
  account_id = var.account_id
  tunnel_id  = cloudflare_zero_trust_tunnel_cloudflared.region[each.key].id

  config = {
    ingress = [
      { hostname = var.load_balancer.host, service = "http://llasa-gateway.llasa.svc.cluster.local:80" },
      { service = "http_status:404" },
    ]
  }
}

resource "cloudflare_load_balancer_monitor" "ready" {
  count            = var.load_balancer == null ? 0 : 1
  account_id       = var.account_id
  description      = "llasa-${var.environment}"
  type             = "https"
  path             = "/readyz"
  method           = "GET"
  expected_codes   = "200"
  interval         = 60
  timeout          = 5
  retries          = 2
  header           = { Host = [var.load_balancer.host] }
  consecutive_down = 2
  consecutive_up   = 1
}

resource "cloudflare_load_balancer_pool" "region" {
  for_each   = local.balanced
  account_id = var.account_id
  name       = each.value.name
  monitor    = cloudflare_load_balancer_monitor.ready[0].id

  origins = [{
    name    = "tunnel"
    address = "${cloudflare_zero_trust_tunnel_cloudflared.region[each.key].id}.cfargtunnel.com"
    enabled = true
    header  = { host = [var.load_balancer.host] }
  }]
}

resource "cloudflare_load_balancer" "gateways" {
  count           = var.load_balancer == null ? 0 : 1
  zone_id         = var.zone.id
  name            = var.load_balancer.host
  default_pools   = [for name in var.load_balancer.order : cloudflare_load_balancer_pool.region[name].id]
  fallback_pool   = cloudflare_load_balancer_pool.region[var.load_balancer.order[length(var.load_balancer.order) - 1]].id
  steering_policy = "off"
  proxied         = true
}
