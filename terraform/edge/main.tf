module "regions" {
  source      = "../regions"
  environment = var.environment
  regions     = var.regions
}

locals {
  worker  = "llasa-edge-${var.environment}"
  regions = module.regions.regions
}
