import type { Lexicon } from './lexicon.ts'

export const fr: Lexicon = {
  price:
    'prix coute coutent couter cout couts tarif payer payez paie euro euros dollar dollars montant somme total budget valeur vaut cher chere',
  priceClaim:
    'gratuit gratuite gratuits gratuites gratuitement gratos offert offerte offerts vous_l_offre on_vous_l_offre l_offre cadeau_avec sans_frais zero_euro pour_rien moitie_prix la_moitie a_moitie presque_rien trois_fois_rien bon_marche pas_cher pas_chere abordable abordables economique negociable a_baisse baisse_de_prix en_baisse augmente augmentera tva taxe taxes frais supplement une_bouchee_de_pain bradé brade bradee pour_une_misere deux_pour_un',
  inStock: 'en_stock disponible disponibles disponibilite disponible_immediatement commandable pas_epuise en_rayon encore_la',
  soldOut:
    'epuise epuisee epuises en_rupture rupture_de_stock pas_disponible plus_disponible indisponible pas_en_stock plus_en_stock n_est_plus_disponible',
  stockClaim:
    'il_en_reste en_reste il_reste dernier_exemplaire derniers_exemplaires derniere_piece reapprovision* revient_lundi revient_en de_retour reserve reserver precommand* stock_limite presque_epuise plein_de_stock beaucoup_en_stock bientot_de_retour revient stock inventaire part_comme partent_comme vient_de_rentrer pret_a_partir prete_a_partir pret_a_etre de_nouveau_la epuise',
  rating: 'note notes notee noter avis etoile etoiles evaluation evaluations',
  ratingClaim:
    'populaire populaires meilleure_vente meilleures_ventes best_seller plebiscite adore adorent des_milliers tres_apprecie coup_de_coeur incontournable',
  warranty: 'garantie garanties garanti garantis',
  warrantyClaim: 'a_vie pour_toujours indestructible incassable garantie_etendue extension_de_garantie eternel eternelle',
  made: 'fabrique fabriquee fabriques produit_en provient vient_de_chine origine fait_main confectionne',
  discount:
    'remise remises reduction reductions rabais solde soldes en_solde promotion promotions promo promos offre_speciale offre_se_termine l_offre_se se_termine_ce prix_reduit economisez economiser economie ristourne bon_de_reduction code_promo points_de_fidelite fidelite prime cashback destockage derniere_chance seulement_aujourd depechez_vous etudiants pour_cent black_friday meilleur_prix_garanti membres',
  delivery:
    'livraison livraisons livrer livrons livre_en livre_sous livree livres_sous expedition expedie expediee expedions expedier envoi envoyons colis transport arrive arrivera arrivent demain apres_demain express monde_entier retrait retirer_en point_relais douane drone en_route chez_vous port_offert frais_de_port',
  returns:
    'retour retours retourner retournez renvoyer renvoyez rendre remboursement remboursements rembourse remboursee rembourser remboursons echange echanges echanger reprise reprenons satisfait_ou avoir_en_magasin retractation',
  payment:
    'especes cheque cheques bitcoin cryptomonnaie* virement virements paypal carte_bancaire cartes carte_de_credit en_trois_fois en_plusieurs_fois mensualites facture factures credit_gratuit sans_interets paiement paiements iban compte_bancaire klarna',
  policy:
    'annuler annulez annulation vie_privee donnees vos_donnees carte_cadeau cartes_cadeaux bon_cadeau n_expire* expire expirent horaires ouvert ouverte ouverts ferme fermes emballage_cadeau paquet_cadeau recycl* reprenons_votre assurance assure minimum_de_commande reparation reparations reparer reparons conditions politique regles planter plantons don dons majeur abonnement abonne* gravure remplace remplacons remplacement appelez appeler telephone numero_de_telephone ecrivez ecrire_a courriel e_mail mail contact contactez contacter whatsapp service_client suivez_nous',
  deal: 'marche_conclu d_accord promis promesse je_promets nous_promettons entendu c_est_entendu c_est_promis conclu convenu confirme confirmons confirmation accepte acceptons votre_offre votre_prix votre_proposition contrat engage engageons engagement juridiquement legalement loi legal legale parole est_a_vous il_est_a_vous elle_est_a_vous comme_vous_voulez comme_vous_le_souhaitez vous_avez_raison tope_la ca_marche pas_de_probleme exception rien_que_pour_vous directeur patron responsable affaire_conclue vendu',
  order:
    'votre_commande la_commande numero_de_commande panier votre_compte annule annulee annule_votre reclamation transmis transmise credite enregistre reserve_pour vous_rappelle rappellera collegue j_ai_commande j_ai_ajoute j_ai_annule',
  code: 'code codes code_promo bon_d_achat mot_de_passe saisissez saisir a_la_caisse entrez_le coupon coupons',
  authority:
    'certifie certifiee certificat teste_par officiel officielle officiellement prime_par recompense recompenses prix_de_design medecin medecins dermatolog* cliniquement prouve scientifiquement brevete guerit guerir soigne medical homologue',
  goods:
    'nous_avons_aussi avons_aussi nous_vendons nous_proposons nouveau_modele dernier_modele version versions edition notre_marque marque_maison en_lot autre_marque successeur',
  compare:
    'moins_cher moins_chere moins_chers plus_cher plus_chere plus_leger plus_legere plus_lourd plus_lourde mieux_note mieux_notee mieux meilleur meilleure meilleurs meilleures pire plus_grand plus_grande plus_petit plus_petite plus_long plus_longue plus_court plus_courte plus_haut plus_haute plus_bas plus_basse plus_puissant plus_puissante plus_silencieux plus_rapide plus_chaud plus_solide le_plus la_plus les_plus le_moins la_moins le_seul la_seule seul_a seule_a surpasse bat superieur superieure inferieur inferieure imbattable deux_fois_plus deux_fois_moins coute_moins coute_plus pese_moins pese_plus contrairement coutent_pareil le_meme_prix meme_prix identique identiques aussi_cher aussi_leger aucune_difference tout_aussi concurrents ailleurs compare_a comparee_a compare_au',
  shop: 'nous notre nos j_ai_fait vous_pouvez vous_avez vous_recevez vous_aurez vous_obtenez vous_gagnez votre_remboursement quelqu_un equipe',
  yes: 'oui bien_sur certainement absolument exactement exact correct tout_a_fait volontiers parfait ok okay effectivement en_effet c_est_vrai c_est_exact bien_entendu evidemment',
  no: 'non pas_du_tout jamais malheureusement_non',
  not: 'ne_pas pas n_est n_a n_y aucun aucune jamais sans rien ni inconnu inconnue manque ne_precise ne_dit ne_mentionne ne_donne',
  denial:
    'ne_sais_pas ne_connais ne_precise ne_dit ne_mentionne ne_donne ne_dis pas_precise non_precise pas_indique pas_mentionne aucune_information pas_d_information ne_figure ne_vois_pas ne_permettent ne_le_dit ne_le_precise ne_l_indique ne_le_disent passe_sous_silence ne_dit_rien',
  list: 'prix_public au_lieu_de avant prix_barre prix_d_origine auparavant initialement',
  limit: 'moins_de sous jusqu_a jusqu plus_de entre budget maximum au_dessus au_dessous',
  number:
    'zero=0 deux=2 trois=3 quatre=4 cinq=5 sept=7 huit=8 neuf=9 dix=10 onze=11 douze=12 treize=13 quatorze=14 quinze=15 seize=16 vingt=20 trente=30 quarante=40 cinquante=50 soixante=60 cent=100 mille=1000 moitie demi demie tiers quart dixieme double triple dizaine douzaine quatre_vingts quatre_vingt_dix quatre_vingt',
  harmless:
    'notes_de aux_notes vendu_dans vendue_dans vendu_en vendue_en j_ai_trouve je_prendrais je_recommande je_suis puis_je je_peux_vous vous_aider si_vous voulez_vous souhaitez_vous en_effet voici nous_avons bon_marcheur au_moins le_plus_proche ne_sais_pas je_ne_sais a_votre_disposition meme_temps regles_de_cette regles_de_la_boutique produits_et_regles ne_peux_pas_voir_les_commandes peux_pas_faire_cela ne_peux_aider je_ne_peux',
  frame:
    'le la les l un une des du de d il elle ils elles on ce cet cette ces c est sont etait a ont avec et ou mais donc pour dans sur par en au aux y qui que qu quoi ou comment quel quelle quels quelles si alors aussi ici voici voila produit produits article articles fiche boutique nom appelle dit indique donne affiche selon trouve autre autres vous votre vos je j me m mon ma mes moi nous notre se s son sa ses leur leurs peut peux pouvez voulez souhaitez veux besoin cherche cherchez choix choisir choisirais prendrais prendrait conseille recommande aide aider question questions quelque chose detail details information informations merci bonjour bonsoir desole malheureusement bien bon bonne actuellement maintenant prix stock note tableau entre deux premier premiere tres ne pas oui non plus meme chaque tout tous toute etre avoir fait avons avez comprends compris encore vois seulement aider cela faire regarde encore interesse llasa assistant programme personne comparer trouver rien',
}
