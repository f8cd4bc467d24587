locals {
  # What a public API over TLS should have; each id is Cloudflare's.
  zone_settings = {
    always_use_https         = "on"
    automatic_https_rewrites = "on"
    http3                    = "on"
    min_tls_version          = "1.2"
    ssl                      = "strict"
    tls_1_3                  = "on"
    websockets               = "off"
  }
}

resource "cloudflare_zone_setting" "this" {
  for_each   = local.zone_settings
  zone_id    = var.zone.id
  setting_id = each.key
  value      = each.value
}

resource "cloudflare_workers_custom_domain" "this" {
  for_each   = toset(var.worker_is_deployed ? [var.zone.api_host, var.zone.admin_host] : [])
  account_id = var.account_id
  zone_id    = var.zone.id
  hostname   = each.key
  service    = local.worker
}

# Nobody sends mail in the name of the API's zone.
resource "cloudflare_dns_record" "no_mail" {
  zone_id = var.zone.id
  name    = var.zone.name
  type    = "TXT"
  content = "\"v=spf1 -all\""
  ttl     = 3600
}
