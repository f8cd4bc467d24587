{{- define "llasa.labels" -}}
app.kubernetes.io/part-of: llasa
app.kubernetes.io/managed-by: {{ .root.Release.Service }}
app.kubernetes.io/version: {{ .root.Chart.AppVersion | quote }}
{{ include "llasa.selector" . }}
{{- end }}

{{- define "llasa.selector" -}}
app.kubernetes.io/name: llasa-{{ .component }}
app.kubernetes.io/instance: {{ .root.Release.Name }}
llasa/region: {{ .root.Values.region }}
{{- end }}

{{- define "llasa.image" -}}
{{ .repository }}@{{ .digest }}
{{- end }}

{{/* Nobody here needs to be root, to write to its image or to have a capability. */}}
{{- define "llasa.podSecurity" -}}
runAsNonRoot: true
runAsUser: 10001
runAsGroup: 10001
fsGroup: 10001
seccompProfile: { type: RuntimeDefault }
{{- end }}

{{- define "llasa.containerSecurity" -}}
allowPrivilegeEscalation: false
readOnlyRootFilesystem: true
capabilities: { drop: [ALL] }
{{- end }}

{{- define "llasa.spread" -}}
- maxSkew: 1
  topologyKey: {{ .topologyKey }}
  whenUnsatisfiable: ScheduleAnyway
  labelSelector:
    matchLabels: {{- include "llasa.selector" . | nindent 6 }}
{{- end }}

{{/* Names are asked of the cluster's own DNS and of no other: an answer of one's own server could carry anything. */}}
{{- define "llasa.dns" -}}
- to: [{ namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } } }]
  ports: [{ port: 53, protocol: UDP }, { port: 53, protocol: TCP }]
{{- end }}

{{/* The bucket, and EKS Pod Identity's agent on the node, from which its credentials come. */}}
{{- define "llasa.bucket" -}}
{{- range $cidr := .Values.model.bucketCidrs }}
- to: [{ ipBlock: { cidr: {{ $cidr }} } }]
  ports: [{ port: 443 }]
{{- else }}
- to: [{ ipBlock: { cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 169.254.0.0/16] } }]
  ports: [{ port: 443 }]
{{- end }}
- to: [{ ipBlock: { cidr: 169.254.170.23/32 } }]
  ports: [{ port: 80 }]
{{- end }}
