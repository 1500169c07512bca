using Benchmark.Data.Vault;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Benchmark.Data.Migrations
{
    /// <summary>Tells people apart, however many keys they hold. SQL alone: the model of the vault does not change.</summary>
    [DbContext(typeof(VaultContext))]
    [Migration("20261122110000_Holder")]
    public sealed class Holder : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder) =>
            migrationBuilder.Sql(SqlFile.Read("holder-schema.sql"));

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("Data are kept: restore a backup instead of migrating down.");
    }
}
