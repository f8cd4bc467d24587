locals {
  chart = "${path.module}/../../gpu-backend/serving/chart"
  # What a cluster needs before ours; versions pinned, as each has broken someone.
  charts = {
    cluster-autoscaler = {
      repository = "https://kubernetes.github.io/autoscaler"
      version    = "9.59.1"
      namespace  = "kube-system"
      values = {
        autoDiscovery = { clusterName = local.region.name }
        awsRegion     = local.region.aws_region
        rbac          = { serviceAccount = { name = "cluster-autoscaler" } }
        extraArgs     = { "scale-down-unneeded-time" = "5m", "skip-nodes-with-local-storage" = "false" }
      }
    }
    nvidia-device-plugin = {
      repository = "https://nvidia.github.io/k8s-device-plugin"
      version    = "0.19.2"
      namespace  = "nvidia"
      # Feature discovery labels nodes by their card, by which engines find them.
      values = { gfd = { enabled = true } }
    }
    keda = {
      repository = "https://kedacore.github.io/charts"
      version    = "2.20.2"
      namespace  = "keda"
      values     = {}
    }
    kube-prometheus-stack = {
      repository = "https://prometheus-community.github.io/helm-charts"
      version    = "88.1.3"
      namespace  = "monitoring"
      values = {
        fullnameOverride = "prometheus"
        prometheus = { prometheusSpec = {
          # A week and a little: the forecast looks back on the last one.
          retention                           = "9d"
          podMonitorSelectorNilUsesHelmValues = false
          ruleSelectorNilUsesHelmValues       = false
          # Or a restart forgets the week that the forecast looks back on.
          storageSpec = { volumeClaimTemplate = { spec = {
            accessModes = ["ReadWriteOnce"]
            resources   = { requests = { storage = "50Gi" } }
          } } }
        } }
        grafana = { sidecar = { dashboards = { enabled = true, searchNamespace = "ALL" } } }
      }
    }
  }
}

resource "helm_release" "platform" {
  for_each         = local.charts
  name             = each.key
  repository       = each.value.repository
  chart            = each.key
  version          = each.value.version
  namespace        = each.value.namespace
  create_namespace = true
  timeout          = 900
  values           = [yamlencode(each.value.values)]
  depends_on       = [aws_eks_node_group.system, module.addons_after_nodes, aws_eks_pod_identity_association.this]
}

# Its two Secrets are made by hand before (docs/runbook.md): what is in a values file is in the state.
resource "helm_release" "llasa" {
  name             = "llasa"
  chart            = local.chart
  namespace        = "llasa"
  create_namespace = true
  # A first start fetches 75 GB and compiles.
  timeout = 2700
  values = [
    file("${local.chart}/profiles/${local.region.profile}.yaml"),
    yamlencode({
      region = var.name
      model = {
        id             = var.model.id
        bucket         = aws_s3_bucket.models.id
        bucketRegion   = local.region.aws_region
        bucketCidrs    = aws_vpc_endpoint.s3.cidr_blocks
        manifestSha256 = var.model.manifest_sha256
      }
      images = var.images
      engine = {
        kind        = local.region.engine
        nodeCards   = local.region.node_cards
        replicasMin = local.region.replicas_min
        replicasMax = local.region.replicas_max
      }
      autoscaling = {
        schedule         = local.region.schedule
        fallbackReplicas = ceil((local.region.replicas_min + local.region.replicas_max) / 2)
      }
    }),
  ]
  depends_on = [helm_release.platform, aws_eks_node_group.gpu]
}
