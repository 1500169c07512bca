using Benchmark.Data.Vault;
using Microsoft.EntityFrameworkCore.Design;

namespace Benchmark.Data.Design;

/// <summary>How <c>dotnet ef</c> finds the model; it needs no database.</summary>
/// <remarks><c>dotnet ef migrations add NAME -s src/Benchmark.Data.Design -p src/Benchmark.Data -o Migrations</c></remarks>
public sealed class VaultContextFactory : IDesignTimeDbContextFactory<VaultContext>
{
    /// <inheritdoc/>
    public VaultContext CreateDbContext(string[] args) => new(VaultContext.ForDesign());
}
