using System.Reflection;
using System.Runtime.CompilerServices;
using Charla.Client.Tests.Fakes;

namespace Charla.Client.Tests;

/// <summary>Guards what others build upon: a change of it shows up in the review as a change of <c>PublicApi.txt</c>.</summary>
public sealed class PublicApiTests
{
    private const BindingFlags Declared = BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly NullabilityInfoContext _nullability = new();

    private static readonly Dictionary<Type, string> _keywords = new()
    {
        [typeof(void)] = "void",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(string)] = "string",
        [typeof(object)] = "object",
    };

    [Fact]
    public void The_public_members_are_those_that_were_reviewed()
    {
        string path = Repository.PathTo("tests/Charla.Client.Tests/PublicApi.txt");
        string actual = string.Join('\n', typeof(ChatClient).Assembly.GetExportedTypes().OrderBy(type => type.Name, StringComparer.Ordinal).Select(Describe)) + "\n";

        string reviewed = File.Exists(path) ? File.ReadAllText(path) : "";
        string proposal = Path.Combine(AppContext.BaseDirectory, "PublicApi.actual.txt");
        File.WriteAllText(proposal, actual);
        actual.ShouldBe(reviewed, $"Where the change is meant, {path} becomes what is in {proposal}.");
    }

    private static string Describe(Type type)
    {
        IEnumerable<string> members = type.IsEnum
            ? Enum.GetNames(type)
            : type.GetMembers(Declared).Where(IsWritten).Select(Describe).OfType<string>().Order(StringComparer.Ordinal);
        return string.Join('\n', [Head(type), .. members.Select(member => $"    {member}")]);
    }

    private static string Head(Type type)
    {
        if (type.IsEnum)
        {
            return $"enum {type.Name}";
        }

        string kind = type.GetMethod("<Clone>$") is null ? "class" : "record";
        string modifier = (type.IsAbstract, type.IsSealed) switch
        {
            (true, true) => "static ",
            (true, false) => "abstract ",
            (false, true) => "sealed ",
            _ => "",
        };
        string parent = type.BaseType == typeof(object) ? "" : $" : {Name(type.BaseType!)}";
        return $"{modifier}{kind} {type.Name}{parent}";
    }

    /// <summary>Leaves out what the compiler adds to a record.</summary>
    private static bool IsWritten(MemberInfo member) => member switch
    {
        MethodInfo method => !method.IsSpecialName && !IsGenerated(method) && method.Name is not ("Equals" or "GetHashCode" or "ToString" or "Deconstruct"),
        ConstructorInfo constructor => !IsGenerated(constructor),
        PropertyInfo property => property.Name != "EqualityContract",
        _ => member is FieldInfo,
    };

    private static bool IsGenerated(MemberInfo member) => member.IsDefined(typeof(CompilerGeneratedAttribute));

    private static string? Describe(MemberInfo member) => member switch
    {
        MethodInfo method => $"{Static(method)}{Name(_nullability.Create(method.ReturnParameter))} {method.Name}({Parameters(method)})",
        ConstructorInfo constructor => $"new({Parameters(constructor)})",
        PropertyInfo property => $"{Static(property.GetMethod!)}{Name(_nullability.Create(property))} {property.Name} {{ get;{Setter(property)} }}",
        FieldInfo field => $"const {Name(field.FieldType)} {field.Name} = {field.GetRawConstantValue()}",
        _ => null,
    };

    private static string Static(MethodInfo method) => method.IsStatic ? "static " : "";

    private static string Setter(PropertyInfo property) => property.SetMethod switch
    {
        null or { IsPublic: false } => "",
        { } setter when setter.ReturnParameter.GetRequiredCustomModifiers().Contains(typeof(IsExternalInit)) => property.IsDefined(typeof(RequiredMemberAttribute)) ? " required init;" : " init;",
        _ => " set;",
    };

    private static string Parameters(MethodBase method) => string.Join(", ", method.GetParameters().Select(Parameter));

    private static string Parameter(ParameterInfo parameter)
    {
        string type = $"{(parameter.IsOut ? "out " : "")}{Name(_nullability.Create(parameter))}";
        return parameter.HasDefaultValue ? $"{type} {parameter.Name} = {Value(parameter.DefaultValue)}" : $"{type} {parameter.Name}";
    }

    private static string Value(object? value) => value switch
    {
        null => "default",
        bool truth => truth ? "true" : "false",
        _ => value.ToString()!,
    };

    private static string Name(NullabilityInfo info)
    {
        Type type = info.Type.IsByRef ? info.Type.GetElementType()! : info.Type;
        string mark = !type.IsValueType && info.ReadState == NullabilityState.Nullable ? "?" : "";
        if (!type.IsGenericType || Nullable.GetUnderlyingType(type) is not null)
        {
            return Name(type) + mark;
        }

        return $"{type.Name.Split('`')[0]}<{string.Join(", ", info.GenericTypeArguments.Select(Name))}>{mark}";
    }

    private static string Name(Type type) =>
        Nullable.GetUnderlyingType(type) is { } underlying ? Name(underlying) + "?" : _keywords.GetValueOrDefault(type, type.Name);
}
