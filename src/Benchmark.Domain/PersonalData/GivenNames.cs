namespace Benchmark.Domain.PersonalData;

/// <summary>Given names that are common in England, across its communities.</summary>
internal static class GivenNames
{
    /// <summary>Those that are nothing but names.</summary>
    public static readonly HashSet<string> Plain = Set("""
        Aaron Abdul Abdullah Abigail Adam Adrian Agnieszka Ahmed Aisha Alan Albert Alex Alexander Alfie Ali Alice Alison Amanda
        Amelia Amina Amir Amy Andrea Andrei Andrew Andrzej Andy Angela Anil Anita Ann Anna Anne Anthony Archie Arthur Asif Ayesha
        Barbara Barry Becky Benjamin Bernard Beth Betty Bilal Bobby Brenda Brian Bridget Carol Caroline Catherine Cathy Charles
        Charlie Charlotte Chidi Chloe Christine Christopher Claire Colin Craig Daniel Danny Darren Dave David Debbie Deborah Deepak
        Dennis Derek Diana Diane Donald Donna Doreen Dorothy Edward Eileen Elaine Elena Elizabeth Ella Ellen Emily Emma Eric Ethel
        Ewa Fatima Femi Fiona Florence Freddie Gareth Gary Gemma Geoffrey George Gerald Gillian Gladys Glenn Gordon Graham Hannah
        Hassan Hazel Heather Helen Henry Hilda Hussain Ian Ibrahim Imran Ioana Irene Isabella Jackie Jacob Jacqueline James Jane
        Janet Janice Jasmine Jason Jean Jennifer Jenny Jeremy Jessica Jimmy Joan Joanna Joanne Johnny Joseph Joshua Joyce Judith
        Julia Julie Karen Katarzyna Kate Katherine Kathleen Kathy Katie Keith Kelly Kenneth Kevin Khadija Kimberly Kirsty Krishna
        Kwame Lauren Lawrence Leah Leonard Leslie Liam Linda Lisa Lizzie Lorraine Louise Lucy Maggie Malcolm Mandy Marek Margaret
        Maria Marian Marie Marjorie Martin Mary Maryam Matthew Maureen Meera Michael Michelle Mihai Mike Ming Mohamed Mohammad
        Mohammed Muhammad Nadia Natalie Nathan Neil Ngozi Nicholas Nick Nicola Nigel Norman Oliver Olivia Olu Omar Pamela Patricia
        Patrick Paul Paula Pauline Peter Philip Piotr Priya Rachel Raj Rajesh Ralph Ravi Raymond Rebecca Richard Robert Roger Ronald
        Rosemary Roy Russell Ruth Ryan Sally Samantha Samuel Sana Sandra Sanjay Sarah Sean Sharon Sheila Shirley Simon Sophie Stacey
        Stanley Stephanie Stephen Steve Steven Stuart Sunita Susan Suzanne Sylvia Tariq Terence Teresa Terry Thelma Thomas Timothy
        Tomasz Tommy Tony Tracey Tracy Trevor Valerie Vera Veronica Vicky Victoria Vincent Vivienne Walter Wayne Wei Wendy William
        Winifred Yasmin Yusuf Yvonne Zainab Zara Zoe
        """);

    /// <summary>Those that are also words, months or places.</summary>
    public static readonly HashSet<string> AlsoWords = Set("""
        Amber April Art Austin Ben Bill Bob Brook Chase Chris Christian Crystal Daisy Dawn Dean Don Eve Faith Frank Gene Ginger Grace Grant
        Harry Heath Holly Hope Iris Ivy Jack Jade Jay Jim Joe John Jordan Joy June Ken Kit Lee Lily Mark Max May Miles Olive Page Pat Pearl
        Penny Poppy Ray Rich Rob Robin Rose Ruby Sam Scott Sky Stella Sue Summer Ted Tim Tom Victor Violet Will Willow
        """);

    private static HashSet<string> Set(string names) =>
        names.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToHashSet(StringComparer.Ordinal);
}
