using Benchmark.Domain.Disclosure;
using Benchmark.Domain.Releases;

namespace Benchmark.Reports.Releases;

/// <summary>The complete assessments of a build: who they are of, and the exact facts about them, place by place.</summary>
internal sealed class CountedAnswers
{
    private readonly ScoreSheet _sheet;
    private readonly Dictionary<int, GroupFacts[]> _factsByPlace = [];
    private readonly List<ReleaseMember> _members = [];
    private readonly List<int> _rows = [];

    private CountedAnswers(ScoreSheet sheet) => _sheet = sheet;

    /// <summary>Who counts.</summary>
    public IReadOnlyList<ReleaseMember> Members => _members;

    /// <summary>The place of each member among the contributors.</summary>
    public IReadOnlyList<int> Rows => _rows;

    /// <summary>Adds every complete assessment to the facts of its place in the lattice.</summary>
    public static CountedAnswers Of(Answers answers, ScoreSheet sheet, Lattice lattice)
    {
        var counted = new CountedAnswers(sheet);
        Span<int> scores = new int[sheet.Measures.Count];
        for (var at = 0; at < answers.Contributors.Count; at++)
        {
            var contributor = answers.Contributors[at];
            var place = PlaceIn(lattice, contributor);
            if (scores.Length > 0 && !sheet.TryFill(answers, at, scores))
                continue;

            counted._members.Add(new(contributor.OrganisationId, place, contributor.CorporateGroup));
            counted._rows.Add(at);
            var number = lattice.IndexOf(place);
            if (!counted._factsByPlace.TryGetValue(number, out var facts))
                counted._factsByPlace.Add(number, facts = sheet.NoFacts());
            for (var measure = 0; measure < scores.Length; measure++)
                facts[measure].Add(scores[measure]);
        }

        return counted;
    }

    /// <summary>Rolls the facts of the narrowest places up to every group, and shows what the mask lets through.</summary>
    public Figure[] Figures(Mask mask, Lattice lattice)
    {
        var measures = _sheet.Measures.Count;
        var figures = new Figure[measures * lattice.Groups.Count];
        Array.Fill(figures, Figure.Withheld.Instance);
        for (var group = 0; group < lattice.Groups.Count; group++)
        {
            if (!mask.IsPublished(group))
                continue;

            var facts = FactsOf(lattice, lattice.Groups[group].Contains);
            for (var measure = 0; measure < measures; measure++)
                figures[measure * lattice.Groups.Count + group] = mask.Figure(group, facts[measure]);
        }

        return figures;
    }

    /// <summary>The named sets of a policy, and of each what the mask lets through.</summary>
    public IReadOnlyList<ReleaseSet> Sets(Mask mask, Lattice lattice, Policy policy) =>
    [
        .. policy.Sets.Select((set, at) =>
        {
            var (number, facts) = (mask.NumberOfSet(at), FactsOf(lattice, set.Contains));
            return new ReleaseSet(
                set, mask.ParticipationOf(number),
                _sheet.Measures.Index().ToDictionary(pair => pair.Item, pair => mask.Figure(number, facts[pair.Index])));
        }).OrderBy(set => set.Set.Code, StringComparer.Ordinal),
    ];

    /// <summary>England's means weighted to the sector, of every measure but statements; empty where the mask allows none.</summary>
    public IReadOnlyDictionary<Measure, CodedNumber> WeightedMeans(Mask mask, Lattice lattice)
    {
        var means = new Dictionary<Measure, CodedNumber>();
        if (mask.Weighting is not SectorWeighting.Shown weighting)
            return means;

        var facts = weighting.Strata.ToDictionary(stratum => stratum.Group, stratum => FactsOf(lattice, stratum.Group.Contains));
        foreach (var (at, measure) in _sheet.Measures.Index().Where(pair => pair.Item is not Measure.Statement))
        {
            if (mask.WeightedMean(stratum => facts[stratum][at]) is { } mean)
                means.Add(measure, mean);
        }

        return means;
    }

    /// <summary>The facts about everybody in some of the narrowest places, one per measure.</summary>
    private GroupFacts[] FactsOf(Lattice lattice, Func<Group, bool> contains)
    {
        var facts = _sheet.NoFacts();
        foreach (var part in _factsByPlace.Where(pair => contains(lattice.Groups[pair.Key])).Select(pair => pair.Value))
        {
            for (var measure = 0; measure < facts.Length; measure++)
                facts[measure].Add(part[measure]);
        }

        return facts;
    }

    private static Group PlaceIn(Lattice lattice, Contributor contributor)
    {
        var place = lattice.Dimensions.Aggregate(
            Group.England, (group, dimension) => group.With(dimension, contributor.Place[dimension]));
        return place.Depth == lattice.Dimensions.Count
            ? place
            : throw new UnplacedOrganisationException(lattice.Dimensions.First(dimension => place[dimension] == 0));
    }
}
