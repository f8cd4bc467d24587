/**
 * Words of liking, fitting and choosing in our four languages, beside those of the lexicons' `frame`: no record can prove or
 * disprove them, so a sentence may have them in its own words. None that tells of what a thing is, does or is for.
 */
export const idleWords: ReadonlySet<string> = new Set(
  [
    'nearest closest day present gift goodbye whenever shopping number lovely fine solid decent handy neat ideal perfect fit fits fitting suit suits suitable suited match matches enjoy hope helps pleasure wonderful excellent fantastic beautiful worth go going take taking consider considering might may must think believe afraid course way kind sort thing things use uses using bit little simply always still already get gets got come comes make makes made meant need needs case either maybe perhaps quite rather really though although because since than until while during without within per via among only even that more most less enough back up down off over under around near next along after before through across against onto into every each several many much both another same different main part parts type types page contain contains containing include includes including consist consists both few',
    'shops dass nachsten nachste tag geschenk ware sehen tut schonen schonen wiedersehen dieses einkaufsassistent perfekt passend passende passender passendes passt geeignet viel freude spass hoffe hilft schoner schones gute wunderbar super toll eignet dafur weil denn doch ganz etwa circa rund vielleicht gedacht gemacht macht machen lasst kommt geht dank durch ohne seit gegen unter hinter neben ab sowie sowohl weder damit dabei daran darauf darin beiden jeder jede jedes alle allem art sorte teil enthalt enthalten besteht seite',
    'proche jour journee cadeau serait revoir dites voir hesitez ideale parfait parfaite convient conviendra adapte adaptee joli jolie beau belle bon bonne bien plaisir espere aide alors donc aussi tres plus tout toute toutes tous peut etre environ fait faite faits avec sans sous entre vers chez lors puis ainsi meme chaque comprend contient page',
    'parecido adios tenga que dia estoy aqui regalo seria reglas perfecto perfecta adecuado adecuada bonito bonita buen buena bueno bien espero ayude gusto entonces tambien muy todo toda todos todas quizas hecho hecha con sin sobre entre hasta desde segun cada mismo misma contiene incluye pagina',
  ]
    .join(' ')
    .split(' '),
)
