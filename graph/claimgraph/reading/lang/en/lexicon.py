"""The words that tell what a name is: titles, heads of organisations, places and events.

These are words of the language, not names of anybody; names come from ``gazetteer``.
"""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set.

    >>> sorted(words("north south"))
    ['north', 'south']
    """
    return frozenset(text.split())


FUNCTION_WORDS = words("""
    a an the this that these those some any each every either neither no all both many much several
    few most more other another such what which who whom whose when where why how whether if unless
    until while although though because since as than so but and or nor yet for of in on at by to
    from with without within into onto over under above below between among amid against during
    before after about across along around behind beside besides beyond despite down up off out
    through throughout toward towards upon via per except like unlike near following including
    i you he she it we they me him her us them my your his its our their mine yours hers ours theirs
    himself herself itself themselves myself yourself ourselves oneself one ones someone somebody
    anyone anybody everyone everybody nobody nothing something anything everything none
    is are was were be been being am has have had having do does did doing done can could may might
    must shall should will would ought not never also only just even still already then there here
    now today yesterday tomorrow however moreover furthermore meanwhile nevertheless nonetheless
    therefore thus hence indeed instead otherwise overall later earlier soon once twice again often
    sometimes usually always perhaps maybe recently currently previously formerly originally
    additionally consequently similarly finally eventually ultimately initially specifically
    according let yes ok well oh
""")
DETERMINERS = words("""
    a an the this that these those some any each every no both all many several few most more other
    another such my your his her its our their whose
""")
MONTHS = words("""
    january february march april may june july august september october november december
""")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
"""In the order of ``date.weekday``."""
CALENDAR = (
    MONTHS
    | words("jan feb mar apr jun jul aug sep sept oct nov dec bc ad bce ce am pm gmt utc est")
).union(WEEKDAYS)
HONORIFICS = words("""
    mr mrs ms miss mx dr sir dame lord lady madam prof professor rev reverend hon honourable saint
    mr. mrs. ms. dr. prof. rev. hon. fr. sr. sgt. capt. lt. col. gen. maj. adm. cpl. sen. rep. gov.
    gen lt col maj capt sgt cpl adm sen rep gov father brother sister
    sens reps gens govs drs profs messrs mmes
""")
ROLES = words("""
    president premier minister chancellor secretary treasurer governor mayor senator representative
    congressman congresswoman congressmember assemblyman assemblywoman deputy speaker chairman
    chairwoman chair chairperson chairmen leader director commissioner ambassador envoy delegate
    spokesman spokeswoman spokesperson king queen prince princess emperor empress tsar czar kaiser
    sultan shah emir caliph pharaoh duke duchess earl count countess viscount baron baroness
    marquess archduke regent pope cardinal archbishop bishop patriarch imam ayatollah rabbi general
    admiral colonel major captain lieutenant sergeant marshal commander brigadier corporal
    officer chief head ceo cfo cto coo founder co-founder cofounder economist analyst lawyer
    attorney solicitor
    barrister judge justice sheriff detective inspector constable prosecutor counsel
    advocate activist campaigner journalist reporter columnist editor author writer novelist poet
    playwright historian philosopher scientist physicist chemist biologist professor lecturer
    researcher scholar teacher doctor surgeon nurse engineer architect banker businessman
    businesswoman entrepreneur billionaire industrialist investor actor actress singer musician
    composer conductor comedian filmmaker director producer screenwriter artist painter sculptor
    photographer magician athlete player coach striker goalkeeper manager candidate nominee
    incumbent congresspeople mp mps mep meps msp td politician statesman diplomat adviser advisor
    aide strategist pollster consultant lobbyist veteran soldier pilot astronaut cosmonaut
    secretary-general attorney-general governor-general vice-president vice-chancellor
    prime-minister councillor councilman councilwoman councilor alderman whip backbencher lawmaker
    legislator parliamentarian premier presenter broadcaster host anchor podcaster blogger
    youtuber colleague wife husband son daughter brother sister father mother widow nephew niece
    cousin uncle aunt grandson grandfather friend partner successor predecessor rival opponent
    challenger running-mate frontrunner critic expert specialist psychologist sociologist
    epidemiologist virologist farmer worker student resident witness neighbour neighbor owner
    member rapper magnate tycoon oligarch dictator warlord rebel guerrilla militant terrorist
    gunman suspect defendant victim hostage citizen deputies ministers presidents senators
    professors journalists musicians actresses actors comedians filmmakers
    councilmember councilmembers councilmen councillors trooper troopers milblogger supervisor
    commander-in-chief selectman attorneys judges sheriffs detectives superintendent headteacher
    chancellors
""")
ROLE_MODIFIERS = words("""
    prime vice deputy assistant associate acting interim former ex ex- late incumbent current
    outgoing incoming first second lord chief senior junior foreign home defence defense finance
    interior justice health education trade labour labor treasury transport energy environment
    agriculture culture economy housing climate railway state attorney governor secretary general
    under executive managing special press national security supreme federal district circuit
    grand crown opposition majority minority house senate parliamentary shadow permanent joint
    civil human rights union party campaign committee council board city county town
    fellow then then- longtime veteran retired honorary campaign business
""")
ORGANISATION_HEADS = words("""
    party parties union unions alliance coalition front movement league bloc congress parliament
    senate assembly council councils committee subcommittee commission court tribunal ministry
    department agency bureau office administration authority service services board treasury
    government cabinet federation confederation association associations society societies
    institute institution institutions university universities college school academy faculty
    seminary foundation fund trust bank corporation company companies group inc inc. ltd ltd. corp
    corp. co co. plc llc gmbh ag holdings industries airlines airways motors records pictures
    studios entertainment productions press news times post journal gazette herald tribune telegraph
    guardian independent mirror observer chronicle examiner inquirer weekly daily review magazine
    broadcasting network television radio channel media agence agency army navy forces force corps
    guard guards brigade regiment division battalion squadron police constabulary militia legion
    church synagogue diocese archdiocese order lodge club fc united rovers wanderers athletic team
    orchestra philharmonic choir ballet opera band ensemble troupe organisation organization
    organizations organisations center centre initiative project caucus conference
    secretariat directorate inspectorate consortium cooperative co-operative guild chamber exchange
    directory junta knesset duma bundestag bundesrat bundeswehr reichstag lok sabha rajya diet
    sejm riksdag folketing storting seanad dáil oireachtas kuomintang partido parti partito partei
    democrats republicans conservatives liberals socialists greens communists nationalists
    unionists labour whigs tories fianna sinn hospital laboratory laboratories library observatory
    museum gallery think-tank watchdog ombudsman house commons lords foreign exchequer
    society militants rifles volunteers resistance reserve mission consulate embassy taskforce
    task legislature judiciary executive electorate ticket workers veterans teachers airlines
    aid international watch amnesty technologies systems solutions partners labs communications
    express railways railway brothers & group's sons bar
    brotherhood sisterhood allies powers axis entente pact
""")
CLUB_OPENERS = words("""
    real inter sporting racing atlético atletico athletic deportivo dynamo dinamo spartak lokomotiv
    olympique borussia bayern eintracht werder stade hapoel maccabi
""")
"""First words of clubs, which the name of a town follows."""
PARTY_WORDS = words("""
    democratic republican conservative liberal socialist communist nationalist labour green
    christian social progressive reform independence people people's workers workers' labor
    radical federalist whig tory populist unionist popular left right democrat democrats
""")
PLACE_HEADS = words("""
    river lake sea ocean bay gulf strait channel island islands isle isles peninsula cape mountain
    mountains mount hill hills valley desert forest woods beach coast port harbour harbor city
    town village county province prefecture governorate oblast district borough municipality
    region territory canton parish ward state republic kingdom empire emirate duchy principality
    commonwealth street road avenue boulevard lane square plaza place park garden gardens bridge
    airport station castle palace cathedral basilica abbey tower fort fortress stadium arena
    ground speedway raceway racecourse hotel hall theatre theater cemetery dam canal pass plateau
    plain delta basin glacier volcano reef creek springs falls heights terrace estate building
    house mansion villa ballroom constituency archipelago shire rico land prison jail camp base
    crossing junction highway motorway mall market riding tunnel khanate sultanate caliphate crown
""")
VENUES = words("stadium arena park airport castle palace cathedral hotel theatre theater bridge")
"""Heads of places that names go on after: "Harbour Stadium Oslo"."""
EVENT_HEADS = words("""
    war wars revolution revolutions rebellion uprising revolt insurrection insurgency mutiny coup
    putsch crisis summit festival olympics olympiad paralympics games cup championship championships
    tournament referendum plebiscite election elections by-election by-elections massacre genocide
    holocaust famine riot riots pogrom convention campaign offensive blockade siege battle conquest
    invasion occupation expedition intervention crusade crusades pandemic epidemic earthquake
    hurricane tsunami flood disaster bombing bombings attack attacks attentat assassination
    scandal affair plot strike strikes march protests protest inauguration coronation jubilee
    exhibition exposition expo fair biennale grand-prix marathon concert tour derby super-bowl
    reformation renaissance enlightenment restoration purge depression recession landing landings
    evacuation incident talks negotiations accession partition unification reunification
    annexation troubles spring conference congress shooting plebiscites qualifiers primaries
    primary spill trial trials
""")
SURE_EVENT_HEADS = EVENT_HEADS - words(
    "campaign march tour spring conference congress fair affair convention primary strike"
    " restoration"
    " occupation mission landing derby primaries attack order depression plot concert talks protest"
    " trial"
)
EVENT_OPENERS = words(
    "battle siege war wars operation operations conquest massacre fall sack storming"
    " partition annexation invasion assassination bombing congress treaty peace raid"
)
STORMS = words("hurricane storm typhoon cyclone")
"""What is called by a given name: "Hurricane Katrina"."""
DOCUMENT_HEADS = words("""
   bill act treaty agreement accord accords protocol amendment resolution declaration charter
    constitution code law directive regulation prize award awards medal report statement
    plan programme program doctrine clause article manifesto edict decree bible quran dispatch
    syndrome disease virus theory theorem principle style cross star questions gazette
    papers memorandum rule petition oath
""")
PARTICLES = words("""
    de la le du des del della di da dos das do van von der den ten ter zu zum bin ibn al el ben bint
    abu y e i af av och und et do sul sulla sur sous aan
""")
ELECTION_WORDS = words("""
    general presidential parliamentary legislative federal state local municipal mayoral
    gubernatorial provincial regional european senatorial senate assembly leadership council special
    snap constituent territorial vice-presidential national midterm primary runoff by-election
    constitutional independence membership devolution status civil world debt financial banking
    football cricket rugby
""")
PLACE_PREPOSITIONS = words(
    "in at near from to into across throughout outside inside around toward"
    " towards via through within between"
)
GROUP_HEADS = words("""
    authorities officials government governments troops forces soldiers police military army navy
    leaders leadership lawmakers diplomats prosecutors investigators nations countries states allies
    members partners citizens voters residents people workers farmers students protesters
    demonstrators rebels militants insurgents separatists fighters commanders ministers politicians
    parties ministry parliament regulators negotiators delegation delegates companies firms banks
    exporters producers researchers scientists economists analysts experts activists critics
    administration intelligence side representatives judges courts media embassy
""")

PLACE_ENDINGS = ("ia", "stan", "land", "lands", "shire", "ville", "burg", "burgh", "grad", "polis")
"""How the names of places end that no gazetteer here knows."""

DEEDS = words("""
    aggression invasion advance advances attack attacks offensive provocation provocations sanctions
    threat threats retaliation occupation annexation withdrawal intervention strike strikes drone
    drones missile missiles shelling bombardment bombing diplomacy policy defence defense security
    aid assistance support territory soil border borders airspace waters economy sovereignty
    independence influence interests intelligence foreign presence pressure assets exports imports
    tariffs trade response position stance demands proposal incursion incursions incursionary
    espionage sabotage interference propaganda disinformation hegemony expansion deployment buildup
    mobilisation mobilization rule withdrawal veto vote membership accession bid
""")
"""What states do and have: before such a noun, "Ruritanian" means Ruritania itself."""
BODIES = words("""
    authorities government parliament ministry administration army navy military police
    cabinet senate
    embassy
    legislature treasury leadership delegation regime intelligence media
""")
"""Bodies that act for the country whose adjective stands before them."""

SERVANTS = words("""
    officials governments troops forces soldiers leaders lawmakers diplomats prosecutors
    investigators ministers regulators negotiators delegates commanders representatives
    intelligence courts judges
""")
"""Groups that act for the country whose adjective stands before them; its citizens do not."""

COUNTED_GROUPS = words("countries nations states allies governments members")
"""Groups that act as one when a number stands before them."""

MEMBERSHIP = words("""
    member members leader leaders leadership chairman chairwoman chair chairperson spokesman
    spokeswoman spokesperson secretary-general director directors activists militants fighters
    candidate candidates mp mps mep meps lawmakers legislators senators councillors deputies ranks
    wing faction branch headquarters founder founders board delegates commander commanders
    negotiators staff staffers official officials representative representatives president ceo
    professor economist spokespeople banner ticket slate ally allies shares shareholder shareholders
    subsidiary employees executives
""")
"""People and parts that bodies have: "an X spokesperson", "members of the X"."""
BODIES_DEEDS = words("""
    said says announced announces decided voted contested won lost formed joined merged cooperated
    supported supports opposed opposes rejected endorsed claimed warned urged condemned called
    nominated launched published agreed pledged founded established created headquartered dissolved
    governed campaigned finished retained backed absorbed expelled elected accused sued appointed
    signed seized attacked captured deployed pulled withdrew joined stood entered
""")
"""What bodies do and what is done to them; what an abbreviation of a thing stands for does not."""
PERSONS_DEEDS = words("""
    served studied born married divorced died resigned retired graduated wrote starred moved
    attended testified emigrated raised educated took tweeted sang
""")
"""What only people do, or what is done to them, or nearly so."""
KIN = words("""
    friend wife husband son daughter brother sister father mother widow life death election arrest
    assassination murder biography marriage resignation trial
""")
"""Whom people have, and what befalls them: "a friend of X"."""
UNIONS = words("coalition alliance merger pact bloc grouping")
"""What bodies enter with one another."""
