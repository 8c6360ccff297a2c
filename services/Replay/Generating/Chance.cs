namespace Hotline.Replay;

/// <summary>Chance from a seed alone (SplitMix64): the same draws on every machine and in every version of .NET.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong state = seed;

    /// <summary>A whole number from 0 up to, not including, <paramref name="end"/>.</summary>
    public int Below(int end) => (int)(((Next() >> 32) * (ulong)end) >> 32);

    /// <summary>From 0 up to, not including, 1.</summary>
    public double Fraction() => (Next() >> 11) * (1.0 / (1UL << 53));

    /// <summary>True this often in a thousand.</summary>
    public bool PerMille(int often) => Below(1000) < often;

    public T Of<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    /// <summary>One of the choices, each as likely as its weight.</summary>
    public T Weighted<T>(IReadOnlyList<(T Choice, int Weight)> choices)
    {
        var left = Below(choices.Sum(choice => choice.Weight));
        foreach (var (choice, weight) in choices)
            if ((left -= weight) < 0) return choice;
        throw new ArgumentException("No choice has a weight.", nameof(choices));
    }

    private ulong Next()
    {
        var mixed = state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
