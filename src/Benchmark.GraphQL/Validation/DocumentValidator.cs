using Benchmark.GraphQL.Language;
using Benchmark.GraphQL.TypeSystem;

namespace Benchmark.GraphQL.Validation;

/// <summary>Checks a whole document against a schema, operations that will not run included.</summary>
internal static class DocumentValidator
{
    /// <returns>What is wrong; empty when the document is valid.</returns>
    public static IReadOnlyList<IError> Validate(Schema schema, DocumentNode document, ValidationOptions options)
    {
        var context = new ValidationContext(schema, document, options);
        try
        {
            new DocumentWalker(context, Rules()).Walk();
        }
        catch (InsufficientExecutionStackException)
        {
            context.Report(ErrorCodes.TooDeep, null, "The document chains more fragments than the engine follows.", []);
        }

        return context.Errors;
    }

    private static ValidationRule[] Rules() =>
    [
        new ExecutableDefinitions(), new OperationTypeExistence(), new OperationNameUniqueness(), new LoneAnonymousOperation(),
        new SingleRootField(), new TypeExistence(), new FragmentsOnCompositeTypes(), new VariablesAreInputTypes(),
        new LeafFieldSelections(), new FieldSelections(), new FragmentNameUniqueness(), new FragmentSpreadTargetDefined(),
        new FragmentsMustBeUsed(), new FragmentSpreadIsPossible(), new FragmentSpreadsFormNoCycles(), new VariableUniqueness(),
        new VariableUsesDefined(), new VariablesUsed(), new DirectivesAreDefined(), new DirectivesAreUniquePerLocation(),
        new ArgumentNames(), new ArgumentUniqueness(), new ValuesOfCorrectType(), new RequiredArguments(),
        new VariableUsagesAllowed(), new OverlappingFields(), new InputFieldUniqueness(), new IntrospectionDepth(),
        new OperationLimits(),
    ];
}
