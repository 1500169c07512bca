using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace Benchmark.Data.Migrations
{
    /// <inheritdoc />
    public partial class Vault : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.EnsureSchema(
                name: "registry");

            migrationBuilder.EnsureSchema(
                name: "assessment");

            migrationBuilder.CreateTable(
                name: "corporate_group",
                schema: "registry",
                columns: table => new
                {
                    corporate_group_id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("corporate_group_pkey", x => x.corporate_group_id);
                });

            migrationBuilder.CreateTable(
                name: "framework",
                schema: "assessment",
                columns: table => new
                {
                    framework_id = table.Column<short>(type: "smallint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    edition = table.Column<string>(type: "text", nullable: false),
                    document = table.Column<string>(type: "jsonb", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("framework_pkey", x => x.framework_id);
                });

            migrationBuilder.CreateTable(
                name: "person",
                schema: "registry",
                columns: table => new
                {
                    person_id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("person_pkey", x => x.person_id);
                });

            migrationBuilder.CreateTable(
                name: "region",
                schema: "registry",
                columns: table => new
                {
                    code = table.Column<string>(type: "text", nullable: false),
                    official_code = table.Column<string>(type: "text", nullable: false),
                    label = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("region_pkey", x => x.code);
                    table.CheckConstraint("region_code_is_known", "code in ('NORTH_EAST', 'NORTH_WEST', 'YORKSHIRE_AND_THE_HUMBER', 'EAST_MIDLANDS', 'WEST_MIDLANDS', 'EAST_OF_ENGLAND', 'LONDON', 'SOUTH_EAST', 'SOUTH_WEST')");
                });

            migrationBuilder.CreateTable(
                name: "size_band",
                schema: "registry",
                columns: table => new
                {
                    version = table.Column<string>(type: "text", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    minimum_staff = table.Column<int>(type: "integer", nullable: false),
                    maximum_staff = table.Column<int>(type: "integer", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("size_band_pkey", x => new { x.version, x.code });
                    table.CheckConstraint("size_band_code_is_known", "code in ('MICRO', 'SMALL', 'MEDIUM', 'LARGE')");
                    table.CheckConstraint("size_band_is_a_range", "minimum_staff >= 1 and maximum_staff >= minimum_staff");
                });

            migrationBuilder.CreateTable(
                name: "round",
                schema: "assessment",
                columns: table => new
                {
                    round_id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    code = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    framework_id = table.Column<short>(type: "smallint", nullable: false),
                    opens_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closes_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    closed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    is_synthetic = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("round_pkey", x => x.round_id);
                    table.CheckConstraint("round_opens_before_it_closes", "opens_at < closes_at");
                    table.ForeignKey(
                        name: "round_framework_id_fkey",
                        column: x => x.framework_id,
                        principalSchema: "assessment",
                        principalTable: "framework",
                        principalColumn: "framework_id");
                });

            migrationBuilder.CreateTable(
                name: "statement",
                schema: "assessment",
                columns: table => new
                {
                    statement_id = table.Column<short>(type: "smallint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    framework_id = table.Column<short>(type: "smallint", nullable: false),
                    code = table.Column<string>(type: "text", nullable: false),
                    position = table.Column<short>(type: "smallint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("statement_pkey", x => x.statement_id);
                    table.ForeignKey(
                        name: "statement_framework_id_fkey",
                        column: x => x.framework_id,
                        principalSchema: "assessment",
                        principalTable: "framework",
                        principalColumn: "framework_id");
                });

            migrationBuilder.CreateTable(
                name: "organisation",
                schema: "registry",
                columns: table => new
                {
                    organisation_id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    reference = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    region = table.Column<string>(type: "text", nullable: false),
                    size_band = table.Column<string>(type: "text", nullable: true),
                    service_type = table.Column<string>(type: "text", nullable: true),
                    authority_type = table.Column<string>(type: "text", nullable: true),
                    corporate_group_id = table.Column<int>(type: "integer", nullable: true),
                    is_synthetic = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("organisation_pkey", x => x.organisation_id);
                    table.CheckConstraint("organisation_authority_type_is_known", "authority_type in ('COUNTY', 'UNITARY', 'METROPOLITAN', 'LONDON_BOROUGH')");
                    table.CheckConstraint("organisation_authority_type_is_of_an_authority", "authority_type is null or kind = 'LOCAL_AUTHORITY'");
                    table.CheckConstraint("organisation_kind_is_known", "kind in ('PROVIDER', 'LOCAL_AUTHORITY', 'MICRO_PROVIDER', 'PERSONAL_EMPLOYER', 'USER_LED_ORGANISATION')");
                    table.CheckConstraint("organisation_service_type_is_known", "service_type in ('CARE_HOME_WITH_NURSING', 'CARE_HOME', 'DOMICILIARY', 'SUPPORTED_LIVING', 'SHARED_LIVES', 'OTHER')");
                    table.CheckConstraint("organisation_size_band_is_known", "size_band in ('MICRO', 'SMALL', 'MEDIUM', 'LARGE')");
                    table.ForeignKey(
                        name: "organisation_corporate_group_id_fkey",
                        column: x => x.corporate_group_id,
                        principalSchema: "registry",
                        principalTable: "corporate_group",
                        principalColumn: "corporate_group_id");
                    table.ForeignKey(
                        name: "organisation_region_fkey",
                        column: x => x.region,
                        principalSchema: "registry",
                        principalTable: "region",
                        principalColumn: "code");
                });

            migrationBuilder.CreateTable(
                name: "import",
                schema: "assessment",
                columns: table => new
                {
                    import_id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    kind = table.Column<string>(type: "text", nullable: false),
                    file_name = table.Column<string>(type: "text", nullable: false),
                    round_id = table.Column<int>(type: "integer", nullable: true),
                    rows = table.Column<long>(type: "bigint", nullable: false),
                    person = table.Column<string>(type: "text", nullable: true),
                    imported_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("import_pkey", x => x.import_id);
                    table.ForeignKey(
                        name: "import_round_id_fkey",
                        column: x => x.round_id,
                        principalSchema: "assessment",
                        principalTable: "round",
                        principalColumn: "round_id");
                });

            migrationBuilder.CreateTable(
                name: "api_key",
                schema: "registry",
                columns: table => new
                {
                    api_key_id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    prefix = table.Column<string>(type: "text", nullable: false),
                    hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    organisation_id = table.Column<int>(type: "integer", nullable: true),
                    issued_by = table.Column<int>(type: "integer", nullable: true),
                    issued_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("api_key_pkey", x => x.api_key_id);
                    table.CheckConstraint("api_key_hash_is_sha256", "octet_length(hash) = 32");
                    table.CheckConstraint("api_key_of_a_provider_names_it", "role <> 'PROVIDER' or organisation_id is not null");
                    table.CheckConstraint("api_key_role_is_known", "role in ('PROVIDER', 'SECTOR_BODY', 'RESEARCHER', 'REVIEWER', 'ADMINISTRATOR')");
                    table.ForeignKey(
                        name: "api_key_issued_by_fkey",
                        column: x => x.issued_by,
                        principalSchema: "registry",
                        principalTable: "person",
                        principalColumn: "person_id");
                    table.ForeignKey(
                        name: "api_key_organisation_id_fkey",
                        column: x => x.organisation_id,
                        principalSchema: "registry",
                        principalTable: "organisation",
                        principalColumn: "organisation_id");
                });

            migrationBuilder.CreateTable(
                name: "assessment",
                schema: "assessment",
                columns: table => new
                {
                    organisation_id = table.Column<int>(type: "integer", nullable: false),
                    round_id = table.Column<int>(type: "integer", nullable: false),
                    assessment_id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    perspective = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    revision = table.Column<int>(type: "integer", nullable: false),
                    submitted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("assessment_pkey", x => new { x.organisation_id, x.round_id, x.assessment_id });
                    table.CheckConstraint("assessment_perspective_is_known", "perspective in ('FRONT_LINE_WORKER', 'FRONT_LINE_LEADER', 'OPERATIONAL_LEADER', 'STRATEGIC_LEADER', 'PEOPLE_AND_CARERS')");
                    table.CheckConstraint("assessment_status_is_known", "status in ('DRAFT', 'SUBMITTED', 'WITHDRAWN')");
                    table.CheckConstraint("assessment_submitted_has_a_time", "status <> 'SUBMITTED' or submitted_at is not null");
                    table.ForeignKey(
                        name: "assessment_organisation_id_fkey",
                        column: x => x.organisation_id,
                        principalSchema: "registry",
                        principalTable: "organisation",
                        principalColumn: "organisation_id");
                    table.ForeignKey(
                        name: "assessment_round_id_fkey",
                        column: x => x.round_id,
                        principalSchema: "assessment",
                        principalTable: "round",
                        principalColumn: "round_id");
                });

            migrationBuilder.CreateTable(
                name: "regulator_rating",
                schema: "registry",
                columns: table => new
                {
                    organisation_id = table.Column<int>(type: "integer", nullable: false),
                    scheme = table.Column<string>(type: "text", nullable: false),
                    measure = table.Column<string>(type: "text", nullable: false),
                    rating = table.Column<string>(type: "text", nullable: true),
                    score = table.Column<decimal>(type: "numeric", nullable: true),
                    published_on = table.Column<DateOnly>(type: "date", nullable: true),
                    assessed_in = table.Column<DateOnly>(type: "date", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("regulator_rating_pkey", x => new { x.organisation_id, x.scheme, x.measure });
                    table.ForeignKey(
                        name: "regulator_rating_organisation_id_fkey",
                        column: x => x.organisation_id,
                        principalSchema: "registry",
                        principalTable: "organisation",
                        principalColumn: "organisation_id");
                });

            migrationBuilder.CreateTable(
                name: "example",
                schema: "assessment",
                columns: table => new
                {
                    organisation_id = table.Column<int>(type: "integer", nullable: false),
                    example_id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    round_id = table.Column<int>(type: "integer", nullable: false),
                    assessment_id = table.Column<int>(type: "integer", nullable: false),
                    area = table.Column<string>(type: "text", nullable: false),
                    is_good = table.Column<bool>(type: "boolean", nullable: false),
                    text = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("example_pkey", x => new { x.organisation_id, x.example_id });
                    table.ForeignKey(
                        name: "example_organisation_id_round_id_assessment_id_fkey",
                        columns: x => new { x.organisation_id, x.round_id, x.assessment_id },
                        principalSchema: "assessment",
                        principalTable: "assessment",
                        principalColumns: new[] { "organisation_id", "round_id", "assessment_id" });
                });

            migrationBuilder.CreateTable(
                name: "sheet",
                schema: "assessment",
                columns: table => new
                {
                    organisation_id = table.Column<int>(type: "integer", nullable: false),
                    round_id = table.Column<int>(type: "integer", nullable: false),
                    assessment_id = table.Column<int>(type: "integer", nullable: false),
                    sheet = table.Column<short>(type: "smallint", nullable: false),
                    rater = table.Column<string>(type: "text", nullable: false),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("sheet_pkey", x => new { x.organisation_id, x.round_id, x.assessment_id, x.sheet });
                    table.ForeignKey(
                        name: "sheet_organisation_id_round_id_assessment_id_fkey",
                        columns: x => new { x.organisation_id, x.round_id, x.assessment_id },
                        principalSchema: "assessment",
                        principalTable: "assessment",
                        principalColumns: new[] { "organisation_id", "round_id", "assessment_id" });
                });

            migrationBuilder.CreateIndex(
                name: "api_key_prefix_key",
                schema: "registry",
                table: "api_key",
                column: "prefix",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "assessment_organisation_id_round_id_perspective_key",
                schema: "assessment",
                table: "assessment",
                columns: new[] { "organisation_id", "round_id", "perspective" },
                unique: true)
                .Annotation("Npgsql:NullsDistinct", false);

            migrationBuilder.CreateIndex(
                name: "assessment_round_id_idx",
                schema: "assessment",
                table: "assessment",
                column: "round_id");

            migrationBuilder.CreateIndex(
                name: "corporate_group_name_key",
                schema: "registry",
                table: "corporate_group",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "framework_code_edition_key",
                schema: "assessment",
                table: "framework",
                columns: new[] { "code", "edition" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "organisation_reference_key",
                schema: "registry",
                table: "organisation",
                column: "reference",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "person_name_key",
                schema: "registry",
                table: "person",
                column: "name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "region_official_code_key",
                schema: "registry",
                table: "region",
                column: "official_code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "round_code_key",
                schema: "assessment",
                table: "round",
                column: "code",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "sheet_organisation_id_round_id_assessment_id_rater_key",
                schema: "assessment",
                table: "sheet",
                columns: new[] { "organisation_id", "round_id", "assessment_id", "rater" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "statement_framework_id_code_key",
                schema: "assessment",
                table: "statement",
                columns: new[] { "framework_id", "code" },
                unique: true);

            // Partitioned tables, roles and functions are beyond the migration builder.
            migrationBuilder.Sql(SqlFile.Read("vault-schema.sql"));
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder) =>
            throw new System.NotSupportedException("Data are kept: restore a backup instead of migrating down.");
    }
}
