data "aws_caller_identity" "here" {}

# One each: who may read models has no key to the cluster's secrets.
resource "aws_kms_key" "this" {
  for_each                = { models = "checkpoints", secrets = "the cluster's secrets" }
  region                  = local.region.aws_region
  description             = "${local.region.name}: ${each.value}"
  enable_key_rotation     = true
  deletion_window_in_days = 30
  tags                    = local.tags
}

resource "aws_s3_bucket" "models" {
  region = local.region.aws_region
  bucket = "${local.region.name}-models-${data.aws_caller_identity.here.account_id}"
  tags   = local.tags
}

resource "aws_s3_bucket_public_access_block" "models" {
  region                  = local.region.aws_region
  bucket                  = aws_s3_bucket.models.id
  block_public_acls       = true
  block_public_policy     = true
  ignore_public_acls      = true
  restrict_public_buckets = true
}

resource "aws_s3_bucket_versioning" "models" {
  region = local.region.aws_region
  bucket = aws_s3_bucket.models.id

  versioning_configuration {
    status = "Enabled"
  }
}

resource "aws_s3_bucket_server_side_encryption_configuration" "models" {
  region = local.region.aws_region
  bucket = aws_s3_bucket.models.id

  rule {
    bucket_key_enabled = true
    apply_server_side_encryption_by_default {
      sse_algorithm     = "aws:kms"
      kms_master_key_id = aws_kms_key.this["models"].arn
    }
  }
}

resource "aws_s3_bucket_policy" "models" {
  region = local.region.aws_region
  bucket = aws_s3_bucket.models.id
  policy = jsonencode({
    Version = "2012-10-17"
    Statement = [{
      Sid       = "TlsOnly"
      Effect    = "Deny"
      Principal = "*"
      Action    = "s3:*"
      Resource  = [aws_s3_bucket.models.arn, "${aws_s3_bucket.models.arn}/*"]
      Condition = { Bool = { "aws:SecureTransport" = "false" } }
    }]
  })
}
