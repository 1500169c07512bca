using Benchmark.Data.Vault;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Benchmark.Data.Migrations
{
    /// <summary>Keeps made-up and real answers apart. SQL alone: the model of the vault does not change.</summary>
    [DbContext(typeof(VaultContext))]
    [Migration("20261122104000_SyntheticApart")]
    public sealed class SyntheticApart : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SqlFile.Read("synthetic-schema.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("Data are kept: restore a backup instead of migrating down.");
    }
}
