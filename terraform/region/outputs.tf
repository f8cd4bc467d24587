output "cluster" {
  value = module.gpu_region.cluster
}

output "models_bucket" {
  value = module.gpu_region.models_bucket
}
