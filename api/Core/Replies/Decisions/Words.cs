namespace ConsultAddin.Core.Replies.Decisions;

/// <summary>The words of a sentence, each a row of tokens without a blank.</summary>
internal readonly ref struct Words
{
    private readonly ReadOnlySpan<Token> tokens;
    private readonly int[] starts;
    private readonly string[] spelt;
    private readonly int lastDecides = -1, lastSends = -1;

    public Words(ReadOnlySpan<char> text, ReadOnlySpan<Token> tokens)
    {
        this.tokens = tokens;
        var found = new List<int>(tokens.Length);
        for (var i = 0; i < tokens.Length; i++)
        {
            Met = Met.With(tokens[i].Sense);
            if (IsMark(tokens[i].Sense)) continue;
            if (found.Count == 0 || !tokens[i].Glued || IsMark(tokens[i - 1].Sense)) found.Add(i);
            if (Decides(tokens[i].Sense)) lastDecides = found.Count - 1;
            if (Sends(tokens[i].Sense)) lastSends = found.Count - 1;
            EndsInRequest |= tokens[i].Sense is Sense.Please or Sense.Permit or Sense.Good or Sense.Possible;
        }
        starts = [.. found];
        spelt = new string[starts.Length];
        for (var i = 0; i < spelt.Length; i++) spelt[i] = Jamo.Compose(text[tokens[starts[i]].Start..tokens[To(i) - 1].End]);
    }

    /// <summary>All that its tokens mean.</summary>
    public SenseSet Met { get; }

    /// <summary>How many.</summary>
    public int Count => starts.Length;

    /// <summary>Whether the sentence asks or allows to do something.</summary>
    public bool EndsInRequest { get; }

    /// <summary>Whether a colon stands right behind the first word.</summary>
    public bool IsColonBehindFirst => Count > 0 && starts[0] == 0 && ToMark(0) < tokens.Length && tokens[ToMark(0)].Sense == Sense.Colon;

    private int ToMark(int word)
    {
        var to = starts[word];
        while (to < tokens.Length && !IsMark(tokens[to].Sense)) to++;
        return to;
    }

    private int To(int word)
    {
        var to = word + 1 < starts.Length ? starts[word + 1] : tokens.Length;
        while (IsMark(tokens[to - 1].Sense)) to--;
        return to;
    }

    public Sense First(int word) => tokens[starts[word]].Sense;

    public Sense Last(int word) => tokens[To(word) - 1].Sense;

    public ReadOnlySpan<char> Text(int word) => spelt[word];

    public Ending Ending(int word)
    {
        var spelt = Text(word);
        // 후, 뒤, 전까지 stand alone behind the unknown word that they bind.
        if (spelt is "한") return word > 0 && Text(word - 1).EndsWith('는') ? Decisions.Ending.If : Decisions.Ending.None;
        // 나오는 대로
        if (spelt is "대로" or "즉시" && word > 0 && Text(word - 1) is [.., '는' or '한' or '은'] && Last(word - 1) == Sense.Unknown) return Decisions.Ending.Bound;
        return Bounds.Contains(spelt.ToString()) ? word > 0 ? Decisions.Ending.Bound : Decisions.Ending.None
            : Conditions.Contains(spelt.ToString()) ? Decisions.Ending.If : Endings.Of(spelt);
    }

    /// <summary>Whether a word binds the one before it in time or as a condition: 후, 전까지, 경우.</summary>
    public static bool Binds(ReadOnlySpan<char> word) => word is [.. var bare, '요'] ? Binds(bare) : Bounds.Contains(word.ToString()) || Conditions.Contains(word.ToString());

    /// <summary>Whether it is a word such as 후, 전까지, 경우 behind an unknown one.</summary>
    public bool BindsUnknown(int word)
    {
        if (word == 0 || !Holds(word - 1, s => s == Sense.Unknown)) return false;
        return Binds(Text(word));
    }

    /// <summary>Whether nothing in it is unknown, and it is no unknown doing as 안내하고.</summary>
    public bool IsUnderstood(int word) => First(word) is not Sense.Unknown && (Holds(word, s => s is >= Sense.Yes and <= Sense.Still) || !Holds(word, s => s is Sense.Unknown or Sense.Light));

    public bool Holds(int word, Func<Sense, bool> sense)
    {
        foreach (var token in tokens[starts[word]..To(word)])
        {
            if (sense(token.Sense)) return true;
        }
        return false;
    }

    public bool DecidesAfter(int word) => lastDecides > word;

    public bool SendsAfter(int word) => lastSends > word;

    /// <summary>Whether the sentence goes on to ask for sending or to allow it, and no reason stands between.</summary>
    public bool LeadsToSending(int word)
    {
        if (!EndsInRequest || lastSends <= word) return false;
        for (var i = word + 1; i < lastSends; i++)
        {
            if (Last(i) is Sense.Because || (Last(i) == Sense.Unknown && Endings.Of(Text(i)) is Decisions.Ending.Because)) return false;
        }
        return true;
    }

    /// <summary>Whether it ends by asking to do something unknown to something: 느낌표는 떼 주세요.</summary>
    public bool AsksForUnknown
    {
        get
        {
            var at = Count - 1;
            if (at < 1 || !Holds(at, s => s is Sense.Please)) return false;
            if (First(at) is Sense.Please or Sense.Light) at--;
            if (at < 1 || !(First(at) is Sense.Unknown or Sense.Look)) return false;
            for (var i = 0; i < at; i++)
            {
                if (Holds(i, s => s is Sense.Later)) return false;
            }
            for (var i = 0; i < at; i++)
            {
                if (Last(i) is Sense.Object or Sense.Topic or Sense.Only || Text(i).EndsWith('도') || (Last(i) == Sense.Unknown && Endings.Of(Text(i)) is Decisions.Ending.Object or Decisions.Ending.Subject or Decisions.Ending.Bound)) return true;
            }
            return false;
        }
    }

    /// <summary>Whether a word is a person's name: three syllables, the first one a family's, and nothing but a title or a closing behind it.</summary>
    public bool IsName(int word)
    {
        var name = Text(word);
        if (Last(word) != Sense.Unknown || !Names.MayBeName(name) || name[^1] is '요' or '다' or '죠' or '네' or '함' or '됨') return false;
        if (word + 1 == Count) return name.Length == 3 || (word > 0 && Names.IsOffice(Text(word - 1)));
        return Names.IsTitle(Text(word + 1));
    }

    private static bool IsMark(Sense sense) => sense is Sense.End or Sense.Question or Sense.Comma or Sense.Colon or Sense.Open or Sense.Close or Sense.Quoted or Sense.Number;

    private static bool Decides(Sense sense) => sense is Sense.Yes or Sense.Send or Sense.Mail or Sense.Objection or Sense.Matter or Sense.Good or Sense.Permit or Sense.Opinion;

    private static bool Sends(Sense sense) => sense is Sense.Send or Sense.Mail;

    private static readonly HashSet<string> Bounds = [.. "후 후에 후에만 뒤 뒤에 뒤에만 다음 다음에 이후 이후에 직후 전 전에 전까지 전까지는 한에서 선에서 범위에서 까지 부터".Split(' ')];

    private static readonly HashSet<string> Conditions = [.. "하에 경우 경우에 경우에만 경우에는 때 때만 때에 때에만 한해 한하여 한정하여 조건 조건으로 조건하에 전제로 전제하에".Split(' ')];
}
