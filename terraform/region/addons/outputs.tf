output "addons" {
  value = aws_eks_addon.this
}
