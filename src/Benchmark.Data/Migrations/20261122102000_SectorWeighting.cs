using Benchmark.Data.Vault;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Benchmark.Data.Migrations
{
    /// <summary>Keeps means weighted to the sector, and named sets. SQL alone: the model of the vault does not change.</summary>
    [DbContext(typeof(VaultContext))]
    [Migration("20261122102000_SectorWeighting")]
    public sealed class SectorWeighting : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SqlFile.Read("weighting-schema.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("Data are kept: restore a backup instead of migrating down.");
    }
}
