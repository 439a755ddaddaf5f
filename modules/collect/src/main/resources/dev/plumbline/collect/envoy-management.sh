# Asks for the App Mesh management server from the proxy's network namespace.
arn=$(setting APPMESH_RESOURCE_ARN)
region=$(printf %s "$arn" | sed -n 's/^arn:aws[a-z-]*:appmesh:\([a-z0-9-]*\):.*/\1/p')
[ "$region" ] || region=$(setting AWS_REGION)
[ "$arn" ] || [ "$(setting APPMESH_VIRTUAL_NODE_NAME)" ] || exit 127
case $region in *[!a-z0-9-]* | '') exit 127 ;; cn-*) dot=.cn ;; *) dot= ;; esac
name=appmesh-envoy-management.$region.amazonaws.com$dot
