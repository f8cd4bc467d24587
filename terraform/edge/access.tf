resource "cloudflare_zero_trust_access_policy" "operators" {
  account_id = var.account_id
  name       = "llasa-${var.environment}-operators"
  decision   = "allow"
  include    = [for address in sort(tolist(var.operators)) : { email = { email = address } }]
}

# The Worker verifies what Access signs once more (audience and issuer in the outputs).
resource "cloudflare_zero_trust_access_application" "admin" {
  account_id                 = var.account_id
  name                       = "llasa-${var.environment}-admin"
  type                       = "self_hosted"
  domain                     = var.zone.admin_host
  session_duration           = "8h"
  app_launcher_visible       = false
  http_only_cookie_attribute = true
  same_site_cookie_attribute = "strict"
  policies                   = [{ id = cloudflare_zero_trust_access_policy.operators.id, precedence = 1 }]
}
