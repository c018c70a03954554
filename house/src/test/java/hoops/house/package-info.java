/// Looks at the whole house from outside: its walls, its budgets, its papers.
///
/// Nothing here has a list of exceptions. Where a rule is wrong it is changed for everybody.
package hoops.house;
