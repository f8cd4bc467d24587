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
