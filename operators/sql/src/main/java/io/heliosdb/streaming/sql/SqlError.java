package io.heliosdb.streaming.sql;

import io.heliosdb.streaming.codecs.error.Category;
import io.heliosdb.streaming.codecs.error.ErrorCode;

/** Errors of the SQL front end: scripts, the planner, and the reading of its plans. */
public enum SqlError implements ErrorCode {
    UNTERMINATED(
            "HSQL-0001", "A string, a quoted name, a comment or a statement set is not closed."),
    STATEMENT_UNSUPPORTED("HSQL-0002", "A kind of statement that this engine does not carry out."),
    STATEMENT_TOO_LARGE(
            "HSQL-0003", "A statement, or a table's list of columns, is longer than the limit."),
    SYNTAX("HSQL-0101", "The text is not SQL."),
    INVALID("HSQL-0102", "The statement is SQL but does not fit its tables, types or functions."),
    UNKNOWN_TABLE("HSQL-0103", "A table or view that does not exist."),
    UNKNOWN_COLUMN("HSQL-0104", "A column that does not exist."),
    UNKNOWN_FUNCTION("HSQL-0105", "A function that SQL does not have, or not for these arguments."),
    NOT_PLANNABLE(
            "HSQL-0106", "The planner understands the query but has no way to run it as a stream."),
    NESTED_TOO_DEEP("HSQL-0107", "An expression is longer or nested deeper than can be planned."),
    NO_CONNECTOR("HSQL-0111", "A table is used that does not name its connector."),
    UNKNOWN_CONNECTOR(
            "HSQL-0112", "A table names a connector that this distribution does not have."),
    NOT_READABLE("HSQL-0113", "A table is read whose connector only writes."),
    NOT_WRITABLE("HSQL-0114", "A table is written whose connector only reads."),
    OPTION_UNKNOWN(
            "HSQL-0115", "A table has an option that its connector or format does not know."),
    OPTION_MISSING(
            "HSQL-0116", "A table lacks an option that its connector or format cannot do without."),
    SECRET_IN_CATALOG(
            "HSQL-0117", "A table of a catalog that is kept has an option that is a secret."),
    CATALOG_UNREADABLE(
            "HSQL-0118", "A file of a catalog cannot be read, or is of a later version."),
    OPTION_INVALID("HSQL-0119", "An option of a table has a value that cannot be read."),
    SETTING_UNKNOWN("HSQL-0201", "SET or RESET names a setting that does not exist."),
    SETTING_INVALID("HSQL-0202", "A setting's value cannot be read or is out of range."),
    SETTING_FIXED("HSQL-0203", "A setting whose value the engine fixes is set to another one."),
    OPERATOR_UNSUPPORTED("HSQL-0301", "An operator of the plan that the engine cannot run yet."),
    FUNCTION_UNSUPPORTED("HSQL-0302", "A function of SQL that the engine cannot run yet."),
    TYPE_UNSUPPORTED("HSQL-0303", "A type of SQL that the engine cannot store yet."),
    FEATURE_UNSUPPORTED(
            "HSQL-0304", "A property of an operator or table that the engine cannot honour yet."),
    PLAN_UNREADABLE(
            "HSQL-0305", "The planner's compiled plan has a form that this engine does not know."),
    PLANNER_MISSING("HSQL-0901", "The planner's folder is missing or incomplete."),
    PLANNER_FAILED("HSQL-0902", "The planner failed for a reason that is not the user's."),
    PLANNER_TOO_SLOW("HSQL-0903", "The planner took longer than it may for one statement.");

    private final String code;
    private final String meaning;

    SqlError(final String code, final String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Category category() {
        return Category.ERROR;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
