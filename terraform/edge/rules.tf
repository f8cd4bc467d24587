resource "cloudflare_ruleset" "rate_limits" {
  zone_id = var.zone.id
  name    = "llasa-${var.environment}-rate-limits"
  kind    = "zone"
  phase   = "http_ratelimit"

  rules = [{
    ref         = "api_per_address"
    description = "A flood from one address ends before the Worker is paid for it."
    expression  = "(http.host eq \"${var.zone.api_host}\")"
    action      = "block"
    ratelimit = {
      characteristics     = ["cf.colo.id", "ip.src"]
      period              = 10
      requests_per_period = var.limits.requests_per_10_seconds
      mitigation_timeout  = var.limits.block_seconds
    }
  }]
}

resource "cloudflare_ruleset" "firewall" {
  zone_id = var.zone.id
  name    = "llasa-${var.environment}-firewall"
  kind    = "zone"
  phase   = "http_request_firewall_custom"

  rules = [
    {
      ref         = "api_methods"
      description = "Nothing here is asked for in any other way."
      expression  = "(http.host in {\"${var.zone.api_host}\" \"${var.zone.admin_host}\"} and not http.request.method in {\"GET\" \"HEAD\" \"POST\" \"PUT\" \"PATCH\" \"DELETE\" \"OPTIONS\"})"
      action      = "block"
    },
    {
      ref         = "operators_elsewhere"
      description = "The operators' routes are on their own host, behind Access."
      expression  = "(http.host eq \"${var.zone.api_host}\" and starts_with(http.request.uri.path, \"/admin/\"))"
      action      = "block"
    },
    {
      ref         = "known_bad_clients"
      description = "Scanners that say what they are."
      expression  = "(http.host eq \"${var.zone.api_host}\" and (http.user_agent contains \"sqlmap\" or http.user_agent contains \"nikto\" or http.user_agent contains \"masscan\"))"
      action      = "block"
    },
  ]
}
