locals {
  cluster = { name = aws_eks_cluster.this.name, region = local.region.aws_region, tags = local.tags }
}

# A node becomes ready with these, and the network takes its role from the agent; so they come before the nodes.
module "addons_before_nodes" {
  source  = "./addons"
  cluster = local.cluster
  addons = {
    eks-pod-identity-agent = {}
    kube-proxy             = {}
    vpc-cni = {
      # Without it NetworkPolicies exist and restrict nobody.
      configuration = jsonencode({ enableNetworkPolicy = "true" })
      identity      = { role_arn = aws_iam_role.this["network"].arn, account = "aws-node" }
    }
  }
  depends_on = [aws_iam_role_policy_attachment.managed]
}

module "addons_after_nodes" {
  source  = "./addons"
  cluster = local.cluster
  addons = {
    coredns = {}
    # Prometheus' volume. Its class is the cluster's default, since EKS has none any more.
    aws-ebs-csi-driver = {
      configuration = jsonencode({ defaultStorageClass = { enabled = true } })
      identity      = { role_arn = aws_iam_role.this["volumes"].arn, account = "ebs-csi-controller-sa" }
    }
  }
  depends_on = [aws_eks_node_group.system, aws_iam_role_policy_attachment.managed]
}

moved {
  from = aws_eks_addon.before_nodes
  to   = module.addons_before_nodes.aws_eks_addon.this
}

moved {
  from = aws_eks_addon.after_nodes
  to   = module.addons_after_nodes.aws_eks_addon.this
}
