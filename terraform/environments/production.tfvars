# What production is. Ids and secrets come from the environment (TF_VAR_account_id, …), since they are nobody's to read here.
environment = "production"

regions = {
  eu = {
    aws_region        = "eu-central-1"
    cidr              = "10.10.0.0/16"
    profile           = "h100x2-fp8-tp2"
    instance_type     = "p5.48xlarge"
    replicas_per_node = 4
    replicas_min      = 4
    replicas_max      = 20
    schedule          = [{ timezone = "Europe/Berlin", start = "0 13 * * 1-5", end = "0 21 * * 1-5", replicas = 8 }]
  }
  us = {
    aws_region        = "us-east-2"
    cidr              = "10.20.0.0/16"
    profile           = "h100x2-fp8-tp2"
    instance_type     = "p5.48xlarge"
    replicas_per_node = 4
    replicas_max      = 12
    fallback          = ["eu"]
  }
}
