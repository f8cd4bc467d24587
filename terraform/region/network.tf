# Zones that every account has: local zones and those to opt into carry no clusters. EKS has no control plane in the excluded ones.
data "aws_availability_zones" "here" {
  region           = local.region.aws_region
  state            = "available"
  exclude_zone_ids = ["use1-az3", "usw1-az2", "cac1-az3"]

  filter {
    name   = "opt-in-status"
    values = ["opt-in-not-required"]
  }
}

# Machines with cards are offered in some zones only.
data "aws_ec2_instance_type_offerings" "gpu" {
  region        = local.region.aws_region
  location_type = "availability-zone"

  filter {
    name   = "instance-type"
    values = [local.region.instance_type]
  }
}

locals {
  # Named in the map, or the first three: a list that changes with what AWS offers would renumber the subnets.
  zones     = coalescelist(local.region.zones, slice(sort(data.aws_availability_zones.here.names), 0, min(3, length(data.aws_availability_zones.here.names))))
  gpu_zones = [for zone in local.zones : zone if contains(data.aws_ec2_instance_type_offerings.gpu.locations, zone)]
}

resource "aws_vpc" "this" {
  region               = local.region.aws_region
  cidr_block           = local.region.cidr
  enable_dns_hostnames = true
  tags                 = merge(local.tags, { Name = local.region.name })
}

resource "aws_internet_gateway" "this" {
  region = local.region.aws_region
  vpc_id = aws_vpc.this.id
  tags   = merge(local.tags, { Name = local.region.name })
}

# Nothing listens in these; they are the way out.
resource "aws_subnet" "public" {
  for_each          = { for at, zone in local.zones : zone => at }
  region            = local.region.aws_region
  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(local.region.cidr, 4, 12 + each.value)
  tags              = merge(local.tags, { Name = "${local.region.name}-public-${each.key}" })
}

resource "aws_subnet" "private" {
  for_each          = { for at, zone in local.zones : zone => at }
  region            = local.region.aws_region
  vpc_id            = aws_vpc.this.id
  availability_zone = each.key
  cidr_block        = cidrsubnet(local.region.cidr, 2, each.value)
  tags              = merge(local.tags, { Name = "${local.region.name}-private-${each.key}" })
}

# One a zone, or a zone that is lost takes the others' way out along.
resource "aws_eip" "nat" {
  for_each = aws_subnet.public
  region   = local.region.aws_region
  domain   = "vpc"
  tags     = merge(local.tags, { Name = "${local.region.name}-${each.key}" })
}

resource "aws_nat_gateway" "this" {
  for_each      = aws_subnet.public
  region        = local.region.aws_region
  allocation_id = aws_eip.nat[each.key].id
  subnet_id     = each.value.id
  tags          = merge(local.tags, { Name = "${local.region.name}-${each.key}" })
  depends_on    = [aws_internet_gateway.this]
}

resource "aws_route_table" "public" {
  region = local.region.aws_region
  vpc_id = aws_vpc.this.id
  tags   = merge(local.tags, { Name = "${local.region.name}-public" })
}

resource "aws_route" "out" {
  region                 = local.region.aws_region
  route_table_id         = aws_route_table.public.id
  destination_cidr_block = "0.0.0.0/0"
  gateway_id             = aws_internet_gateway.this.id
}

resource "aws_route_table" "private" {
  for_each = aws_subnet.private
  region   = local.region.aws_region
  vpc_id   = aws_vpc.this.id
  tags     = merge(local.tags, { Name = "${local.region.name}-private-${each.key}" })
}

resource "aws_route" "out_through_nat" {
  for_each               = aws_route_table.private
  region                 = local.region.aws_region
  route_table_id         = each.value.id
  destination_cidr_block = "0.0.0.0/0"
  nat_gateway_id         = aws_nat_gateway.this[each.key].id
}

resource "aws_route_table_association" "public" {
  for_each       = aws_subnet.public
  region         = local.region.aws_region
  subnet_id      = each.value.id
  route_table_id = aws_route_table.public.id
}

resource "aws_route_table_association" "private" {
  for_each       = aws_subnet.private
  region         = local.region.aws_region
  subnet_id      = each.value.id
  route_table_id = aws_route_table.private[each.key].id
}

# Models of 75 GB come this way, and not through a NAT that is paid by the gigabyte.
resource "aws_vpc_endpoint" "s3" {
  region            = local.region.aws_region
  vpc_id            = aws_vpc.this.id
  service_name      = "com.amazonaws.${local.region.aws_region}.s3"
  vpc_endpoint_type = "Gateway"
  route_table_ids   = [for table in aws_route_table.private : table.id]
  tags              = merge(local.tags, { Name = "${local.region.name}-s3" })
}
