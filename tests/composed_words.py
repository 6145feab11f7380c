"""Words that composed documents are made of: sentences, titles and headings in some languages."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Words:
    """The words of a language: parts of sentences, of titles, headings, and how it writes them."""

    subjects: tuple[str, ...]
    predicates: tuple[str, ...]
    titles: tuple[str, ...]
    sources: str
    sections: tuple[str, ...]
    stop: str = "."
    space: str = " "
    join: str = " "

    def sentence(self, n: int) -> str:
        """Return the nth sentence, without its stop; the first 72 differ."""
        subject = self.subjects[n % len(self.subjects)]
        predicate = self.predicates[n % len(self.predicates)]
        return subject + self.join + predicate


LANGUAGES: dict[str, Words] = {
    "en": Words(
        ("The harbour", "The old mill", "A second bridge", "The county library", "The night ferry",
         "The village school", "The fish market", "The slate quarry"),
        ("opened again in 1931", "lost its roof in a storm", "was sold to the county",
         "closes on Sundays", "feeds 40 households", "stands on wooden piles",
         "draws visitors from abroad", "costs more than planned", "will be moved inland"),
        ("Harbour days", "Mills of the coast", "The bridge report", "Reading rooms",
         "Ferries by night", "Schools in winter", "Fish and prices", "Slate",
         "Storm damage", "County accounts"),
        "Sources", ("Background", "What changed", "Outlook"),
    ),
    "de": Words(
        ("Der Hafen", "Die alte Mühle", "Eine zweite Brücke", "Die Kreisbücherei", "Die Nachtfähre",
         "Die Dorfschule", "Der Fischmarkt", "Der Steinbruch"),
        ("öffnete 1931 wieder", "verlor im Sturm das Dach", "wurde an den Kreis verkauft",
         "bleibt sonntags zu", "versorgt 40 Haushalte", "steht auf hölzernen Pfählen",
         "zieht Gäste von weither an", "kostet mehr als geplant", "wird ins Land verlegt"),
        ("Hafentage", "Mühlen der Küste", "Der Brückenbericht", "Lesesäle", "Fähren bei Nacht",
         "Schulen im Winter", "Fisch und Preise", "Schiefer", "Sturmschäden", "Kreishaushalt"),
        "Quellen", ("Hintergrund", "Was sich änderte", "Ausblick"),
    ),
    "fr": Words(
        ("Le port", "Le vieux moulin", "Un second pont", "La bibliothèque", "Le ferry de nuit",
         "La petite école", "Le marché aux poissons", "La carrière"),
        ("a rouvert en 1931", "a perdu son toit dans la tempête", "a été vendu au canton",
         "ferme le dimanche", "nourrit 40 foyers", "repose sur des pieux de bois",
         "attire des visiteurs", "coûte plus que prévu", "sera déplacé vers les terres"),
        ("Jours de port", "Moulins de la côte", "Le rapport du pont", "Salles de lecture",
         "Ferries", "Écoles en hiver", "Poissons et prix", "Ardoise",
         "Dégâts de tempête", "Comptes"),
        "Références", ("Contexte", "Ce qui a changé", "Perspectives"),
    ),
    "es": Words(
        ("El puerto", "El viejo molino", "Un segundo puente", "La biblioteca", "El ferry nocturno",
         "La escuela", "El mercado de pescado", "La cantera"),
        ("abrió de nuevo en 1931", "perdió el techo en una tormenta", "fue vendido al condado",
         "cierra los domingos", "alimenta a 40 familias", "descansa sobre pilotes de madera",
         "atrae visitantes", "cuesta más de lo previsto", "será trasladado tierra adentro"),
        ("Días de puerto", "Molinos de la costa", "El informe del puente", "Salas de lectura",
         "Ferris", "Escuelas en invierno", "Pescado y precios", "Pizarra", "Daños", "Cuentas"),
        "Fuentes", ("Antecedentes", "Lo que cambió", "Perspectivas"),
    ),
    "zh": Words(
        ("港口", "旧磨坊", "第二座桥", "县图书馆", "夜间渡轮", "乡村小学", "鱼市", "采石场"),
        ("于1931年重新开放", "在风暴中失去了屋顶", "被卖给了县政府", "星期天不开门",
         "养活了40户人家", "建在木桩上", "吸引了外国游客", "比计划的更贵", "将迁往内陆"),
        ("港口的日子", "海岸的磨坊", "桥梁报告", "阅览室", "夜渡", "冬天的学校", "鱼与价格", "石板",
         "风暴损失", "县财政"),
        "参考文献", ("背景", "变化", "展望"), stop="。", space="", join="",
    ),
    "ja": Words(
        ("港は", "古い水車小屋は", "二つ目の橋は", "郡の図書館は", "夜行フェリーは", "村の学校は",
         "魚市場は", "採石場は"),
        ("1931年に再び開いた", "嵐で屋根を失った", "郡に売られた", "日曜日に閉まる",
         "40世帯を養っている", "木の杭の上に立っている", "外国から客を集めている",
         "計画より高くついた", "内陸に移される"),
        ("港の日々", "海辺の水車", "橋の報告", "閲覧室", "夜の船", "冬の学校", "魚と値段", "粘板岩",
         "嵐の被害", "郡の会計"),
        "参考文献", ("背景", "変わったこと", "見通し"), stop="。", space="", join="",
    ),
    "ru": Words(
        ("Порт", "Старый завод", "Второй мост", "Городской музей", "Ночной паром", "Сельский клуб",
         "Рыбный рынок", "Карьер"),
        ("снова открылся в 1931 году", "лишился крыши во время бури", "был продан округу",
         "закрыт по воскресеньям", "кормит 40 семей", "стоит на деревянных сваях",
         "привлекает гостей", "обошёлся дороже, чем думали", "будет перенесён вглубь страны"),
        ("Дни порта", "Заводы побережья", "Доклад о мосте", "Читальные залы", "Паромы ночью",
         "Клубы зимой", "Рыба и цены", "Сланец", "Ущерб от бури", "Бюджет округа"),
        "Источники", ("Предыстория", "Что изменилось", "Прогноз"),
    ),
}  # fmt: skip
"""The words of each language, by BCP 47 tag."""
