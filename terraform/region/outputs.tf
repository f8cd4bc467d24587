output "cluster" {
  description = "For `aws eks update-kubeconfig`."
  value       = { name = aws_eks_cluster.this.name, region = local.region.aws_region }
}

output "models_bucket" {
  description = "Where checkpoints are uploaded."
  value       = aws_s3_bucket.models.id
}
