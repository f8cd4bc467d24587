# Small cards, the same code. One region; its data may go nowhere else.
environment = "staging"

regions = {
  eu = {
    aws_region        = "eu-central-1"
    cidr              = "10.110.0.0/16"
    profile           = "l40sx4-fp8-tp4"
    instance_type     = "g6e.12xlarge"
    replicas_per_node = 1
    replicas_min      = 1
    replicas_max      = 2
  }
}
