output "cluster" {
  value = { name = aws_eks_cluster.this.name, region = var.region.aws_region }
}

output "models_bucket" {
  value = aws_s3_bucket.models.id
}
