/**
 * Common given names and surnames of Mexico, without accents, in lower case: a list of our own after what INEGI and
 * RENAPO report as most frequent. Enough to tell a column of persons from one of offices; not to tell one person.
 */
const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

export const givenNames = words(
  `abel abigail abraham adan adela adelina adolfo adrian adriana agustin agustina aida aide alan alberto aldo alejandra
  alejandro alexa alexis alfonso alfredo alicia alma alonso alondra alvaro amada amalia amanda amelia america amparo ana
  anahi andrea andres angel angela angeles angelica angelina anita antonia antonio araceli ariadna ariana armando arnulfo
  aron arturo asuncion aurelio aurora axel azucena barbara beatriz belen benito benjamin bernardo berenice bertha blanca
  brandon brayan brenda brian bruno camila camilo candelaria carla carlos carmen carolina catalina cecilia celia cesar
  christian claudia clara clemente concepcion conrado consuelo crescencio cristian cristina cristobal cruz cuauhtemoc
  dafne damian daniel daniela dario david dayana delfina delia demetrio denisse diana diego dolores domingo dulce edgar
  edgardo edith eduardo efrain efren elba elena eleazar eliseo elisa elizabeth eloisa elsa elvira elvia emanuel emilia
  emiliano emilio emma emmanuel enrique enriqueta erendira eric erica erick erika ernestina ernesto esmeralda esperanza
  esteban estefania estela ester esther eugenia eugenio eulalia eusebio eva evangelina evelyn fabian fabiola fatima
  faustino federico feliciano felipa felipe felix fermin fernanda fernando fidel filiberto flor florencia florencio
  francisca francisco gabino gabriel gabriela gael gaspar genaro genoveva georgina gerardo german gilberto gisela gloria
  gonzalo gracia graciela gregorio griselda guadalupe guillermina guillermo gustavo hector helena heriberto hermelinda
  hermenegildo hilario hilda hipolito hortensia hugo humberto ian ignacia ignacio imelda ines inocencio irene iris irma
  isaac isabel isabela isela isidro ismael israel itzel ivan ivette ivonne jacinto jacobo jacqueline jaime jair javier
  jazmin jennifer jeronimo jessica jesus jesusa jimena joaquin joel jonathan jorge jose josefa josefina joselin josue
  juan juana juanita judith julia juliana julian julieta julio julissa justino karen karina karla kevin laura lazaro
  leandro leobardo leonardo leonel leonor leopoldo leticia lidia liliana lilia linda lizbeth lizeth lorena lorenzo
  lourdes lucas lucero lucia luciano lucila lucio luis luisa luz mabel macario magali magdalena manuel manuela marcela
  marcelino marcelo marcial marco marcos margarita margarito maria mariana mariano maribel maricela maricruz mario
  marina marisol maritza marlene marta martha martin martina mateo matias matilde mauricio maximiliano maximino mayra
  melchor melissa mercedes micaela miguel miriam misael modesto moises monica monserrat montserrat nadia nallely nancy
  natalia natividad nayeli nelly nestor nicanor nicolas noe noel noemi nora norberto norma octavio odilon ofelia olga
  olivia omar orlando oscar osvaldo otilia oziel pablo paloma paola pascual patricia paula paulina pedro perla petra
  pilar porfirio primitivo prudencio quirino rafael ramiro ramon ramona raquel raul raymundo rebeca refugio regina
  reina renata rene reyna reynaldo ricardo rigoberto rita roberto rocio rodolfo rodrigo rogelio rolando roman romeo
  romina romulo ronaldo rosa rosalba rosalia rosalinda rosalio rosario rosaura roxana ruben rufina rufino ruth sabina
  sabino salma salomon salvador samanta samantha samuel sandra santa santiago santos sara saul sebastian selene serafin
  sergio silverio silvestre silvia simon socorro sofia sonia soledad stephanie susana tania teodoro teofilo teresa
  thelma tiburcio tomas tomasa trinidad ubaldo ulises uriel valentin valentina valeria vanesa vanessa veronica vicente
  vicenta victor victoria virginia viridiana wendy wilfrido ximena xochitl yadira yahir yazmin yesenia yolanda
  yuridia zacarias zaira zoila zuleyma`,
);

export const surnames = words(
  `acevedo acosta aguayo aguilar aguilera aguirre alarcon alcantara alfaro almanza alonso altamirano alvarado alvarez
  amador amaya anaya andrade angulo aquino aragon aranda arce arellano arias armenta arredondo arreola arriaga arroyo
  arteaga avalos avila ayala baez balderas ballesteros banuelos barajas barba barragan barraza barrera barrientos barrios
  barron bautista becerra becerril beltran benavides benitez bernal blanco bravo briones bustamante bustos caballero
  cabrera calderon calvillo camacho camarena campos canales cano canul cantu carbajal cardenas cardona carmona carranza
  carrasco carreon carrillo carrizales casas castaneda castellanos castillo castro cazares ceballos cedillo centeno
  cerda cervantes chan chavez chable chi cisneros colin colunga contreras cordero cordova corona coronado corral
  correa cortes cortez covarrubias cruz cuevas davila delgado diaz dominguez duarte duran elizondo enriquez escalante
  escamilla escobar escobedo esparza espino espinosa espinoza esquivel estrada farias felix fernandez ferrer figueroa
  flores fonseca franco frias fuentes gaitan galicia galindo gallardo gallegos galvan galvez gamboa gamez garay garcia
  garduno garibay garza gaytan gil godinez gomez gongora gonzales gonzalez granados guerra guerrero guevara guillen
  gutierrez guzman haro heredia hernandez herrera hidalgo hinojosa huerta hurtado ibarra islas jaimes jaramillo jasso
  jimenez juarez jurado kantun lara ledesma leon leyva licea linares lira llamas loera lopez lozano lucero lucio lugo
  luna macias madrid madrigal magana maldonado mancilla manriquez manzano marin marquez marroquin martinez mata maya
  mayorga medellin medina medrano mejia melendez melgar mena mendez mendoza mercado merino meza mireles miranda moctezuma
  molina moncada mondragon monroy montalvo montano montes montiel montoya mora morales moreno mota moya munguia muniz
  munoz murillo najera nava navarrete navarro negrete nieto noriega novelo nunez ocampo ochoa ojeda olivares olmos olvera
  ordaz ordonez orellana ornelas orozco orta ortega ortiz osorio osuna otero pacheco padilla padron palacios palma
  palomino palomo pantoja pardo paredes parra patino paz pech pedraza pedroza pelayo pena peralta peraza perales perez
  pichardo pina pineda pinto plascencia plata ponce portillo prado preciado prieto puente puga quezada quevedo quintana
  quintanilla quintero quinones quiroz rabago ramirez ramos rangel razo rendon renteria resendiz reyes reyna reynoso
  rico rincon rios rivas rivera robledo robles rocha rodriguez rojas rojo roldan roman romero romo rosales rosas
  rubio ruelas ruiz saavedra saenz salas salazar salcedo saldana saldivar salgado salinas samano samaniego sanabria
  sanchez sandoval santana santiago santillan santos sarabia saucedo segovia segura sepulveda serna serrano sierra
  silva solano solis solorzano sosa sotelo soto suarez tafoya tamayo tapia tejeda tejada tellez tello teran tirado tovar
  torres tovar trejo trevino trujillo tun tzec tzuc uc ugalde ulloa urbina uribe urrutia valadez valdes valdez valdivia
  valdovinos valencia valenzuela valle vallejo valles varela vargas vazquez vega vela velarde velasco velazquez velez
  venegas vera verdugo vergara victoria vidal villa villagomez villalobos villalpando villanueva villareal villarreal
  villasenor villegas vizcaino yanez ybarra zaldivar zambrano zamora zamudio zapata zaragoza zarate zavala zepeda zuniga`,
);

/** Titles and particles that say nothing about being a person's name by themselves. */
export const titles = words(
  `c cc lic licda ing arq dr dra mtro mtra prof profr profra sr sra srta don dona qfb mvz lae cp tec gral cap cmdte
  comandante de del la las los y e san van von da`,
);

/** Who gives the name to schools, streets and halls: such a name alone tells of a place. */
const namesakes = new Set(
  `benito juarez|benito juarez garcia|miguel hidalgo|miguel hidalgo y costilla|jose maria morelos|jose maria morelos y pavon|
  emiliano zapata|emiliano zapata salazar|francisco villa|lazaro cardenas|lazaro cardenas del rio|francisco i madero|
  venustiano carranza|ignacio zaragoza|ignacio allende|vicente guerrero|josefa ortiz de dominguez|leona vicario|
  alvaro obregon|plutarco elias calles|jose vasconcelos|justo sierra|justo sierra mendez|melchor ocampo|
  ignacio manuel altamirano|guadalupe victoria|nicolas bravo|mariano matamoros|mariano escobedo|porfirio diaz|
  sor juana ines de la cruz|amado nervo|ramon lopez velarde|octavio paz|juan rulfo|rosario castellanos|jaime torres bodet|
  jose maria pino suarez|belisario dominguez|ricardo flores magon|felipe angeles|felipe carrillo puerto|valentin gomez farias|
  david alfaro siqueiros|diego rivera|jose clemente orozco|frida kahlo|agustin melgar|juan escutia|juan de la barrera|
  fernando montes de oca|vicente suarez|francisco marquez|adolfo lopez mateos|adolfo ruiz cortines|gustavo diaz ordaz|
  luis donaldo colosio|miguel aleman|manuel avila camacho|miguel alvarez del toro|rafael ramirez|gabriela mistral|
  maria montessori|simon bolivar|jose marti|cristobal colon|andres quintana roo|carlos fuentes|jose revueltas|
  aquiles serdan|hermenegildo galeana|ignacio comonfort|ponciano arriaga|guillermo prieto|ignacio ramirez|manuel doblado|
  pedro moreno|juan aldama|mariano abasolo|santos degollado|francisco zarco|ramon corona|jesus gonzalez ortega|
  emilio carranza|xavier mina|francisco javier mina|pedro ascencio|rodolfo sanchez taboada|
  fernando de alvarado tezozomoc|santiago apostol|san juan diego|juan diego`
    .split('|')
    .map((name) => name.replaceAll(/\s+/g, ' ').trim()),
);

export const isNamesake = (plainName: string): boolean => namesakes.has(plainName);
