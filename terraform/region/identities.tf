locals {
  # Who takes which role (README.md has the table): a service of AWS, or pods through EKS Pod Identity.
  trusted = {
    cluster = { services = ["eks.amazonaws.com"], actions = ["sts:AssumeRole"] }
    nodes   = { services = ["ec2.amazonaws.com"], actions = ["sts:AssumeRole"] }
    network = local.pods
    volumes = local.pods
    engine  = local.pods
    scaler  = local.pods
  }
  pods = { services = ["pods.eks.amazonaws.com"], actions = ["sts:AssumeRole", "sts:TagSession"] }
  # AWS's own policies, one role each. What a pod needs is the pod's, not the node's: every pod of a node could take that.
  managed = {
    "AmazonEKSClusterPolicy"                = "cluster"
    "AmazonEKSWorkerNodePolicy"             = "nodes"
    "AmazonEC2ContainerRegistryPullOnly"    = "nodes"
    "AmazonEKS_CNI_Policy"                  = "network"
    "service-role/AmazonEBSCSIDriverPolicy" = "volumes"
  }
}

resource "aws_iam_role" "this" {
  for_each = local.trusted
  name     = "${local.region.name}-${each.key}"
  tags     = local.tags
  assume_role_policy = jsonencode({
    Version   = "2012-10-17"
    Statement = [{ Effect = "Allow", Principal = { Service = each.value.services }, Action = each.value.actions }]
  })
}

resource "aws_iam_role_policy_attachment" "managed" {
  for_each   = local.managed
  role       = aws_iam_role.this[each.value].name
  policy_arn = "arn:aws:iam::aws:policy/${each.key}"
}

# Reads checkpoints, and nothing else of anything; its key opens objects of this bucket only, as S3 reads them.
resource "aws_iam_role_policy" "engine" {
  name = "read-models"
  role = aws_iam_role.this["engine"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      { Effect = "Allow", Action = ["s3:GetObject"], Resource = "${aws_s3_bucket.models.arn}/models/*" },
      {
        Effect   = "Allow"
        Action   = ["kms:Decrypt"]
        Resource = aws_kms_key.this["models"].arn
        Condition = {
          StringEquals = { "kms:ViaService" = "s3.${local.region.aws_region}.amazonaws.com" }
          StringLike   = { "kms:EncryptionContext:aws:s3:arn" = [aws_s3_bucket.models.arn, "${aws_s3_bucket.models.arn}/*"] }
        }
      },
    ]
  })
}

resource "aws_iam_role_policy" "scaler" {
  name = "scale-nodes"
  role = aws_iam_role.this["scaler"].id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [
      {
        Effect = "Allow"
        Action = [
          "autoscaling:DescribeAutoScalingGroups", "autoscaling:DescribeAutoScalingInstances", "autoscaling:DescribeLaunchConfigurations",
          "autoscaling:DescribeScalingActivities", "ec2:DescribeImages", "ec2:DescribeInstanceTypes", "ec2:DescribeLaunchTemplateVersions",
          "ec2:GetInstanceTypesFromInstanceRequirements", "eks:DescribeNodegroup",
        ]
        Resource = "*"
      },
      {
        Effect    = "Allow"
        Action    = ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"]
        Resource  = "*"
        Condition = { StringEquals = { "aws:ResourceTag/k8s.io/cluster-autoscaler/${local.region.name}" = "owned" } }
      },
    ]
  })
}

resource "aws_eks_pod_identity_association" "this" {
  for_each        = { engine = { namespace = "llasa", account = "llasa-engine" }, scaler = { namespace = "kube-system", account = "cluster-autoscaler" } }
  region          = local.region.aws_region
  cluster_name    = aws_eks_cluster.this.name
  namespace       = each.value.namespace
  service_account = each.value.account
  role_arn        = aws_iam_role.this[each.key].arn
  tags            = local.tags
}
