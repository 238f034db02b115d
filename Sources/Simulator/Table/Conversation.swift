import Wire

/// What a visitor and an agent might say, by language. Made up; no shop has these parcels.
struct Conversation {
    let language: String
    let visitor: String
    let question: String
    let answer: String
    let thanks: String

    static let all = [
        Conversation(
            language: "en", visitor: "Amelia Hart", question: "Where is my parcel? It was to come on Monday.",
            answer: "It left our warehouse this morning and arrives tomorrow.", thanks: "Great, thank you!"),
        Conversation(
            language: "de", visitor: "Jörg Weiß", question: "Passt die Größe 44 auch im Winter mit dicken Socken?",
            answer: "Nehmen Sie besser eine Nummer größer.", thanks: "Danke schön, das hilft mir."),
        Conversation(
            language: "fr", visitor: "Zoé Lefèvre", question: "Puis-je échanger des chaussures déjà portées ?",
            answer: "Oui, pendant trente jours après l'achat.", thanks: "Merci beaucoup."),
        Conversation(
            language: "pl", visitor: "Łukasz Żółć", question: "Gdzie jest moja paczka do Łodzi?",
            answer: "Kurier dostarczy ją jutro przed południem.", thanks: "Dziękuję, to świetnie."),
        Conversation(
            language: "zh", visitor: "王小明", question: "请问我的包裹什么时候到？", answer: "您的包裹明天下午送达。", thanks: "谢谢客服！"),
        Conversation(
            language: "ja", visitor: "佐藤花子", question: "返品の手続きを教えてください。", answer: "返品は三十日以内に受け付けます。",
            thanks: "ありがとうございます。"),
        Conversation(
            language: "en", visitor: "Sam O'Neill", question: "I was charged twice, can I get a refund?",
            answer: "I have refunded the second payment just now.", thanks: "That was quick."),
    ]
}
