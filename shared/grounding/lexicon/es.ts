import type { Lexicon } from './lexicon.ts'

export const es: Lexicon = {
  price:
    'precio precios cuesta cuestan costar coste costo valor vale_euros pagar paga pague euro euros dolar dolares importe total suma presupuesto caro cara sale_a sale_por',
  priceClaim:
    'gratis gratuito gratuita gratuitos gratuitas sin_coste sin_costo sin_cargo regalado regalada regalamos se_la_regalamos se_lo_regalamos de_regalo mitad_de_precio la_mitad a_mitad casi_nada barato barata baratos ganga chollo economico economica asequible negociable ha_bajado ha_subido bajada_de_precio rebajado subira iva impuesto impuestos tasa tasas recargo por_nada invita_la_casa invitamos dos_por_uno cero_euros tirado_de_precio',
  inStock:
    'en_stock disponible disponibles disponibilidad en_existencias hay_existencias se_puede_pedir no_agotado no_agotada aun_queda todavia_hay',
  soldOut:
    'agotado agotada agotados agotadas sin_existencias no_disponible ya_no_disponible no_esta_disponible no_hay_existencias',
  stockClaim:
    'quedan queda solo_quedan ultima_unidad ultimas_unidades ultimo repos* volvera vuelve_el vuelve reserv* preventa muchas_unidades de_sobra casi_agotado pocas_unidades existencias almacen stock vuela vuelan acaba_de_llegar listo_para lista_para de_nuevo_aqui de_vuelta',
  rating:
    'valoracion valoraciones valorado valorada puntuacion puntuado opinion opiniones resena resenas estrella estrellas nota',
  ratingClaim:
    'popular populares mas_vendido mas_vendida mas_vendidos superventas favorito favorita encanta_a miles_de cientos_de imprescindible aclamado',
  warranty: 'garantia garantias garantizado garantizada',
  warrantyClaim:
    'de_por_vida por_vida para_siempre irrompible indestructible garantia_extendida ampliacion_de_garantia eterno eterna',
  made: 'fabricado fabricada hecho_en hecha_en hecho_por producido_en producida procede origen hecho_a_mano',
  discount:
    'descuento* rebaja rebajas rebajado rebajada oferta ofertas de_oferta en_oferta promocion promociones promo ahorra ahorre ahorro ahorrar liquidacion cupon_de puntos fidelidad bonificacion cashback outlet solo_hoy ultima_oportunidad dese_prisa termina_hoy estudiantes por_ciento black_friday mejor_precio_garantizado socios',
  delivery:
    'envio envios enviar enviamos envian enviado enviada entrega entregas entregar entregamos entregado llega llegara llegan paquete transporte manana pasado_manana urgente a_todo_el_mundo todo_el_mundo recoger recogida recogerlo aduana dron en_camino a_domicilio portes gastos_de_envio',
  returns:
    'devolucion devoluciones devolver devolverla devolverlo devuelve devuelva reembolso reembolsos reembolsar reembolsado reembolsamos cambio_de cambiarlo cambiarla cambios dinero_de_vuelta desistimiento vale_de_compra reintegro',
  payment:
    'efectivo en_efectivo cheque cheques bitcoin criptomoneda* transferencia transferencias paypal tarjeta_de_credito tarjetas tarjeta_de_debito a_plazos plazos cuotas factura facturas sin_intereses intereses financiacion bizum pago pagos iban cuenta_bancaria klarna',
  policy:
    'cancelar cancele cancelacion privacidad sus_datos datos_personales tarjeta_regalo tarjetas_regalo caducan caduca caducidad horario horarios abierto abierta abrimos cerrado cerramos papel_de_regalo envuelv* envolver recicl* seguro asegurado pedido_minimo reparacion reparaciones reparar reparamos condiciones politica normas plantamos plantar donar donamos mayor_de_edad suscripcion suscri* grabado sustituimos sustitucion reemplazo reemplazamos llame llamar telefono numero_de_telefono escriba escribanos correo e_mail contacto contacte contactar whatsapp atencion_al_cliente siganos',
  deal: 'trato_hecho trato de_acuerdo prometo prometido promesa prometemos se_lo_prometo confirmo confirmado confirmamos confirmacion acepto aceptado aceptamos su_oferta su_propuesta contrato vinculante comprometo comprometemos compromiso legalmente ley legal palabra es_suya es_suyo suya suyo como_quiera como_desee tiene_razon hecho_esta esta_hecho vale_de_acuerdo acordado excepcion solo_para_usted jefe gerente encargado vendido',
  order:
    'su_pedido el_pedido numero_de_pedido carrito cesta su_cuenta cancelado cancelada queja reclamacion tramitado tramitada abonado transferido reservado_para le_llamara companero he_pedido he_anadido he_cancelado notificado',
  code: 'codigo codigos cupon cupones contrasena clave introduzca introducir canjear canjee en_la_caja vale_de_descuento',
  authority:
    'certificado certificada oficial oficialmente probado_por premiado premio premios ganador medico medicos dermatolog* clinicamente demostrado cientificamente patentado cura curan curar homologado',
  goods:
    'tambien_tenemos tambien_vendemos vendemos ofrecemos nuevo_modelo ultimo_modelo version versiones edicion marca_propia nuestra_marca en_un_pack otra_marca sucesor',
  compare:
    'mas_barato mas_barata mas_baratos mas_caro mas_cara mas_ligero mas_ligera mas_pesado mas_pesada mejor_valorado mejor_valorada mejor mejores peor peores mas_grande mas_pequeno mas_pequena mas_largo mas_larga mas_corto mas_alta mas_alto mas_bajo mas_baja mas_potente mas_silencioso mas_rapido mas_resistente el_mas la_mas los_mas el_menos la_menos el_unico la_unica unico_que unica_que supera superior inferior imbatible cuesta_menos cuesta_mas pesa_menos pesa_mas el_doble_de la_mitad_de a_diferencia cuestan_lo_mismo lo_mismo mismo_precio identico identica igual_de ninguna_diferencia comparado comparada competencia otros_sitios',
  shop: 'nosotros nuestro nuestra nuestros nuestras puede_recibir usted_puede puede_obtener recibira obtendra tendra_derecho su_reembolso alguien equipo he_hecho puede_usted puede_devolver puede_pagar puede_recoger tiene_un_ano',
  yes: 'si claro claro_que_si por_supuesto desde_luego exacto exactamente correcto cierto vale ok okay efectivamente sin_duda con_mucho_gusto entendido perfecto asi_es',
  no: 'no_senor en_absoluto jamas para_nada',
  not: 'no ningun ninguna ninguno nunca sin nada ni desconocido desconocida falta',
  denial:
    'no_se no_conozco no_indica no_dice no_consta no_menciona no_especifica no_precisa sin_informacion no_hay_informacion no_veo no_da_el no_lo_dice no_lo_indica no_lo_dicen no_lo_precisa no_dice_nada omite',
  list: 'precio_anterior en_lugar_de antes precio_original anteriormente en_vez_de precio_de_lista',
  limit: 'menos_de hasta bajo por_debajo mas_de entre presupuesto maximo por_encima',
  number:
    'cero=0 dos=2 tres=3 cuatro=4 cinco=5 siete=7 ocho=8 nueve=9 diez=10 once=11 doce=12 trece=13 catorce=14 quince=15 dieciseis=16 diecisiete=17 dieciocho=18 diecinueve=19 veinte=20 treinta=30 cuarenta=40 cincuenta=50 sesenta=60 setenta=70 ochenta=80 noventa=90 cien=100 ciento=100 mil=1000 mitad tercio cuarto decimo doble triple docena decena medio media',
  harmless:
    'he_encontrado yo_elegiria yo_recomendaria recomiendo puedo_ayudarle puedo_ayudar le_ayudo si_quiere si_necesita desea_saber por_lo_menos al_menos no_se no_consta lo_siento tenemos mas_cercano mas_informacion esto_es_lo reglas_de_esta normas_de_esta productos_y_reglas no_puedo_ver_los_pedidos no_puedo_hacer_eso solo_puedo_ayudar se_trata',
  frame:
    'el la los las lo un una unos unas de del al a en con y e o u pero por para que se su sus es son esta estan este estos estas esto ese esa era tiene tienen hay ser si entonces tambien aqui producto productos articulo articulos ficha tienda nombre llama dice indica da muestra segun encontrado otro otra otros otras usted ustedes le les me mi yo nos puede pueden quiere desea necesita busca buscar eleccion elegir elegiria elegido recomiendo recomendaria ayuda ayudar ayudarle pregunta preguntas algo detalle detalles informacion gracias hola siento bien bueno buena buen actualmente ahora precio stock valoracion tabla entre primero primera muy no como cual cuales donde cuando mas cada todo todos hecho dentro tenemos entiendo entendido veo nuevo solo puedo hacer eso desde aqui vez miro llasa asistente programa persona comparar encontrar haber ayudado lamentablemente desgraciadamente',
}
