# wrangler binds them by the ids in the outputs; what they hold outlives any deploy.
resource "cloudflare_workers_kv_namespace" "this" {
  for_each   = toset(["store", "answers"])
  account_id = var.account_id
  title      = "llasa-${var.environment}-${each.key}"

  lifecycle {
    prevent_destroy = true
  }
}

resource "cloudflare_d1_database" "this" {
  account_id = var.account_id
  name       = "llasa-${var.environment}"

  lifecycle {
    prevent_destroy = true
  }
}
